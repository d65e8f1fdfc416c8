import { afterAll, expect, it } from "vitest"
import { findIntegration } from "@/lib/connections/find"
import { closeDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { connectedClinic } from "@/lib/testing/connections"
import { testDatabase } from "@/lib/testing/db"

await testDatabase()
afterAll(closeDb)

it("finds the clinic's own, and nothing of another's", async () => {
  const { id, admin, strangerFor } = await connectedClinic()
  expect(await findIntegration(admin, { id })).toMatchObject({ id, provider: "whatsapp", lastSeenAt: null })
  for (const [ctx, other] of [
    [strangerFor(["admin"]), id],
    [admin, newId()],
    [admin, "no-such-id"],
  ] as const) {
    await expect(findIntegration(ctx, { id: other })).rejects.toMatchObject({ code: "not_found" })
  }
})

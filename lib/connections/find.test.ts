import { afterAll, expect, it } from "vitest"
import { changeSettings } from "@/lib/connections/change-settings"
import { findIntegration } from "@/lib/connections/find"
import { markTokenRefused } from "@/lib/connections/outgoing"
import { closeDb, inClinic } from "@/lib/db"
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

it("says that its token is refused until another is set, though what comes in comes", async () => {
  const { id, admin, clinic } = await connectedClinic()
  await inClinic(clinic.id, async (tx) => {
    await markTokenRefused(tx, admin, id, "WhatsApp")
  })
  expect(await findIntegration(admin, { id })).toMatchObject({ tokenRefusedAt: admin.now.toISOString() })
  await changeSettings(admin, { id, accessToken: "another-access-token" })
  expect(await findIntegration(admin, { id })).toMatchObject({ tokenRefusedAt: null })
})

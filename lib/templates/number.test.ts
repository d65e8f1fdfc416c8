import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { findNumber } from "@/lib/templates/number"
import { templateGround } from "@/lib/testing/campaigns"
import { testDatabase } from "@/lib/testing/db"
import { leadGround } from "@/lib/testing/lead-ground"

await testDatabase()
afterAll(closeDb)

it("says how the clinic's own number stands, to those who see templates", async () => {
  const { ctxFor, strangerFor, connectionId } = await templateGround()
  expect(await findNumber(ctxFor(["doctor"]), {})).toMatchObject({
    connectionId,
    tier: null,
    needsAccountId: false,
  })
  expect(await findNumber(strangerFor(["admin"]), {})).toBeNull()
  await expect(findNumber(ctxFor(["operator"]), {})).rejects.toMatchObject({ code: "forbidden" })
  expect(await findNumber((await leadGround()).ctxFor(["admin"]), {})).toBeNull()
})

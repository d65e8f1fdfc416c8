import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { findHeld } from "@/lib/sending/find-held"
import { pauseSending } from "@/lib/sending/pause-all"
import { resumeSending } from "@/lib/sending/resume-all"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { queueOne, sendingGround } from "@/lib/testing/sending"
import { statementsOf } from "@/lib/testing/statements"

await testDatabase()
afterAll(closeDb)

const held = async (count: number) => {
  const ground = await sendingGround()
  await pauseSending(ground.ctxFor(["admin"]), { reason: "The number is looked at" })
  for (let n = 0; n < count; n++)
    await queueOne(ground, { purpose: "payment", content: { kind: "text", body: `Number ${n}` } })
  await resumeSending(ground.ctxFor(["admin"]), {})
  return ground
}

it("asks of many in as many statements as of one; another clinic sees nothing of it", async () => {
  const [one, many] = [await held(1), await held(9)]
  const asked = (ground: Awaited<ReturnType<typeof held>>) =>
    statementsOf(() => findHeld(ground.ctxFor(["coordinator"]), {}))
  expect((await asked(many)).length).toBe((await asked(one)).length)
  expect(await findHeld(many.ctxFor(["coordinator"]), {})).toMatchObject({ goes: 9, hasMore: false })
  expect(await findHeld(many.strangerFor(["coordinator"]), {})).toBeNull()
})

describeRefusals(findHeld, {
  subject: "none",
  prepare: async () => ({ ...(await sendingGround()), input: {} }),
})

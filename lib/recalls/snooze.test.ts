import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { snoozeRecall } from "@/lib/recalls/snooze"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { recallGround } from "@/lib/testing/visits"
import { addMs, DAY_MS, now } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

const until = addMs(now(), 40 * DAY_MS)
  .toISOString()
  .slice(0, 10)
const prepare = async (given = {}) => {
  const ground = await recallGround(given)
  return { ...ground, input: { id: ground.id, until } }
}
describeRefusals(snoozeRecall, {
  prepare,
  badInput: { id: "x", until: "soon" },
  wrongState: {
    when: "one that has ended",
    code: "wrong_state",
    prepare: () => prepare({ status: "unreachable", closedAt: now() }),
  },
})

it("is out of the way until that morning, to be called then, its words sealed, and once", async () => {
  const ground = await recallGround({ toCall: true, because: "no_consent" })
  const ctx = ground.ctxFor(["coordinator"])
  const input = { id: ground.id, until, words: "Comes back from abroad" }
  await snoozeRecall(ctx, input)
  await snoozeRecall(ctx, input)
  expect(await ground.read()).toMatchObject({
    status: "snoozed",
    toCall: true,
    because: null,
    note: input.words,
  })
  const facts = await recorded(ground.clinic.id, ground.id)
  expect(facts).toMatchObject([{ name: "recall.snoozed", personal: { words: input.words } }])
  expect(JSON.stringify(facts.map((one) => one.after))).not.toContain("abroad")
})

it("refuses a day that has passed, and one years ahead", async () => {
  const ground = await recallGround()
  const ctx = ground.ctxFor(["coordinator"])
  for (const day of ["2020-01-01", "2090-01-01"])
    await expect(snoozeRecall(ctx, { id: ground.id, until: day })).rejects.toMatchObject({
      code: "invalid_input",
    })
})

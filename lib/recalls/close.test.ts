import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { closeRecall } from "@/lib/recalls/close"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { recallGround } from "@/lib/testing/visits"
import { now } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

const prepare = async (given = {}) => {
  const ground = await recallGround(given)
  return { ...ground, input: { id: ground.id, outcome: "elsewhere" as const } }
}
describeRefusals(closeRecall, {
  prepare,
  badInput: { id: "x", outcome: "nonsense" },
  wrongState: {
    when: "one that ended otherwise",
    code: "wrong_state",
    prepare: () => prepare({ status: "unreachable", closedAt: now() }),
  },
})

it("says how it ended, and takes it from the list of calls; twice is once", async () => {
  const ground = await recallGround({ toCall: true, because: "no_number" })
  const input = { id: ground.id, outcome: "elsewhere" as const, words: "Moved to a friend’s practice" }
  await closeRecall(ground.ctxFor(["frontdesk"]), input)
  await closeRecall(ground.ctxFor(["frontdesk"]), input)
  expect(await ground.read()).toMatchObject({ status: "declined", closedBecause: "elsewhere", toCall: false })
  expect(await recorded(ground.clinic.id, ground.id)).toMatchObject([
    { name: "recall.closed", after: { status: "declined", because: "elsewhere" } },
  ])
})

it.each([
  ["unreachable", "unreachable"],
  ["died", "closed"],
  ["price", "declined"],
] as const)("%s is kept as %s", async (outcome, status) => {
  const ground = await recallGround()
  await closeRecall(ground.ctxFor(["admin"]), { id: ground.id, outcome })
  expect(await ground.read()).toMatchObject({ status })
})

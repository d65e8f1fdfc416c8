import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { settleSurvey } from "@/lib/surveys/settle"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { surveyGround } from "@/lib/testing/visits"

await testDatabase()
afterAll(closeDb)

const prepare = async (given = {}) => {
  const ground = await surveyGround({ status: "asked", ...given })
  return { ...ground, input: { id: ground.id, score: 7 } }
}
describeRefusals(settleSurvey, {
  prepare,
  badInput: { id: "x", score: 11 },
  wrongState: {
    when: "one that nobody was asked",
    code: "wrong_state",
    prepare: () => prepare({ status: "dropped" }),
  },
})

it("keeps what a person read in the answer, once, and has the unhappy called", async () => {
  const ground = await prepare()
  const ctx = ground.ctxFor(["coordinator"])
  const input = { id: ground.id, score: 4, words: "Waited two hours" }
  await settleSurvey(ctx, input)
  await settleSurvey(ctx, input)
  expect(await ground.read()).toMatchObject({ status: "answered", score: 4, comment: input.words })
  expect(await ground.tasks()).toMatchObject([{ title: "Call an unhappy patient" }])
  const facts = await recorded(ground.clinic.id, ground.id)
  expect(facts).toMatchObject([{ personal: { score: 4, comment: input.words } }])
  expect(JSON.stringify(facts.map((one) => one.after))).not.toContain("Waited")
})

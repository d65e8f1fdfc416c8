import { afterAll, describe, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { editRuleSet } from "@/lib/rule-sets/edit"
import { findRuleSet } from "@/lib/rule-sets/find"
import { NO_CHANGES, type RulePhrase } from "@/lib/scoring/rule-set"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { liveGround, type RuleSetGround, ruleSetGround } from "@/lib/testing/rule-sets"

await testDatabase()
afterAll(closeDb)

async function inputOf({ admin, id }: RuleSetGround) {
  const { seenAt } = await findRuleSet(admin, { id })
  return { id, seenAt, name: "Kinder", note: "", data: { ...NO_CHANGES, points: { full: 3 } } }
}
const prepare = async () => {
  const ground = await ruleSetGround()
  return { ...ground, input: await inputOf(ground) }
}
describeRefusals(editRuleSet, {
  prepare,
  wrongState: {
    when: "one that counts",
    code: "wrong_state",
    prepare: async () => {
      const ground = await liveGround()
      return { ...ground, input: await inputOf(ground) }
    },
  },
})

describe("rule_sets.edit", () => {
  it("keeps the changes once, and on record", async () => {
    const { admin, clinic, input } = await prepare()
    await editRuleSet(admin, input)
    await editRuleSet(admin, input)
    expect(await findRuleSet(admin, { id: input.id })).toMatchObject({
      name: "Kinder",
      data: { points: { full: 3 } },
    })
    const edits = (await recorded(clinic.id, input.id)).filter((one) => one.name === "rule_set.edited")
    expect(edits).toMatchObject([{ before: { points: {} }, after: { points: { full: 3 } } }])
  })

  it("does not write over what somebody else changed meanwhile", async () => {
    const { admin, input } = await prepare()
    await editRuleSet(admin, input)
    const late = editRuleSet(admin, { ...input, name: "Mine", seenAt: "2026-01-01T00:00:00Z" })
    await expect(late).rejects.toMatchObject({ code: "wrong_state" })
  })

  it.each([
    ["a", "data.added.0.phrase", /One letter/],
    ["the", "data.added.0.phrase", /nearly every message/],
    ["im*", "data.added.0.phrase", /four letters/],
    ["(a|b)", "data.added.0.phrase", /words only/],
    ["im*plant", "data.added.0.phrase", /end of a word/],
  ])("says why %j is refused", async (phrase, field, why) => {
    const { admin, input } = await prepare()
    const added: RulePhrase[] = [{ signal: "treatment", language: "en", phrase }]
    await expect(editRuleSet(admin, { ...input, data: { ...NO_CHANGES, added } })).rejects.toMatchObject({
      code: "invalid_input",
      fields: { [field]: expect.stringMatching(why) },
    })
  })

  it("says between which points one may choose", async () => {
    const { admin, input } = await prepare()
    const wild = { ...NO_CHANGES, points: { full: 9 } }
    await expect(editRuleSet(admin, { ...input, data: wild })).rejects.toMatchObject({
      fields: { "data.points.full": "From 0 to 3 points." },
    })
  })
})

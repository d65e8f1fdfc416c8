import { afterAll, describe, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { draftRuleSet } from "@/lib/rule-sets/draft"
import { bringBackRuleSet, goLive } from "@/lib/rule-sets/go-live"
import { LATER_WORDS } from "@/lib/rule-sets/schema"
import type { RulePhrase } from "@/lib/scoring/rule-set"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { liveGround, ruleSetGround, stored, tried } from "@/lib/testing/rule-sets"

await testDatabase()
afterAll(closeDb)

const reason = "Full arches are what we live on"
const prepare = async () => {
  const ground = await ruleSetGround()
  await tried(ground)
  return { ...ground, input: { id: ground.id, reason } }
}
const untried = async () => {
  const ground = await ruleSetGround()
  return { ...ground, input: { id: ground.id, reason } }
}
describeRefusals(goLive, {
  prepare,
  wrongState: { when: "one that was never tried", code: "wrong_state", prepare: untried },
})
describeRefusals(bringBackRuleSet, {
  prepare,
  wrongState: { when: "one that has never counted", code: "wrong_state", prepare },
})

describe("rule_sets.go_live", () => {
  it("counts from now on, retires the one before, says who and why; twice is once", async () => {
    const first = await liveGround()
    const { admin, clinic } = first
    const { id } = await draftRuleSet(admin, { name: "Next", basedOnId: first.id })
    await tried({ ...first, id })
    await goLive(admin, { id, reason })
    await goLive(admin, { id, reason })
    expect(await stored(clinic, first.id)).toMatchObject({ status: "retired" })
    expect(await stored(clinic, id)).toMatchObject({ status: "live", version: 4 })
    const went = (await recorded(clinic.id, id)).filter((one) => one.name === "rule_set.went_live")
    expect(went).toMatchObject([
      { before: { scorer: "rules-3" }, after: { version: 4 }, personal: { reason } },
    ])
  })

  it("needs a trial against the rules that count now", async () => {
    const first = await ruleSetGround()
    const { admin } = first
    const second = await draftRuleSet(admin, { name: "Second", basedOnId: null })
    await tried(first)
    await tried({ ...first, id: second.id })
    await goLive(admin, { id: first.id, reason })
    await expect(goLive(admin, { id: second.id, reason })).rejects.toMatchObject({ code: "wrong_state" })
  })

  it("lets nobody in pain wait longer unless that is typed", async () => {
    const off: RulePhrase[] = [{ signal: "swelling", language: "en", phrase: "swollen" }]
    const ground = await ruleSetGround({ off })
    await tried(ground)
    const input = { id: ground.id, reason }
    await expect(goLive(ground.admin, input)).rejects.toMatchObject({
      code: "invalid_input",
      fields: { later: expect.stringContaining(LATER_WORDS) },
    })
    await goLive(ground.admin, { ...input, later: LATER_WORDS })
    expect(await stored(ground.clinic, ground.id)).toMatchObject({ status: "live" })
  })
})

describe("rule_sets.bring_back", () => {
  it("brings ours back, then the clinic's own; twice is once", async () => {
    const { admin, clinic, id } = await liveGround()
    await bringBackRuleSet(admin, { id: null, reason })
    await bringBackRuleSet(admin, { id: null, reason })
    expect(await stored(clinic, id)).toMatchObject({ status: "retired" })
    await bringBackRuleSet(admin, { id, reason })
    await bringBackRuleSet(admin, { id, reason })
    expect(await stored(clinic, id)).toMatchObject({ status: "live", retiredAt: null })
    const own = (await recorded(clinic.id, id)).filter((one) => one.name === "rule_set.brought_back")
    expect(own).toHaveLength(1)
  })
})

import { afterAll, describe, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { draftRuleSet } from "@/lib/rule-sets/draft"
import { findRuleSet } from "@/lib/rule-sets/find"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { liveGround, ruleSetGround } from "@/lib/testing/rule-sets"

await testDatabase()
afterAll(closeDb)

describeRefusals(draftRuleSet, {
  prepare: async () => {
    const ground = await ruleSetGround()
    return { ...ground, input: { name: "Next", basedOnId: ground.id } }
  },
  wrongState: {
    when: "a draft beside twenty others",
    code: "wrong_state",
    prepare: async () => {
      const ground = await ruleSetGround()
      for (let n = 1; n < 20; n++) await draftRuleSet(ground.admin, { name: `Draft ${n}`, basedOnId: null })
      return { ...ground, input: { name: "One more", basedOnId: null } }
    },
  },
})

describe("rule_sets.draft", () => {
  it("begins with what another set changes, under a version of its own", async () => {
    const { admin, id, clinic } = await liveGround({ points: { full: 2 } })
    const next = await draftRuleSet(admin, { name: "Next", basedOnId: id })
    expect(await findRuleSet(admin, next)).toMatchObject({
      version: 4,
      status: "draft",
      data: { points: { full: 2 } },
    })
    expect(await recorded(clinic.id, next.id)).toMatchObject([
      { name: "rule_set.drafted", after: { version: 4, basedOnId: id } },
    ])
  })
})

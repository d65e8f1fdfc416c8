import { afterAll, describe, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { discardRuleSet } from "@/lib/rule-sets/discard"
import { listRuleSets } from "@/lib/rule-sets/list"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { liveGround, ruleSetGround, tried } from "@/lib/testing/rule-sets"

await testDatabase()
afterAll(closeDb)

describeRefusals(discardRuleSet, {
  prepare: async () => {
    const ground = await ruleSetGround()
    return { ...ground, input: { id: ground.id } }
  },
  wrongState: {
    when: "one that counts",
    code: "wrong_state",
    prepare: async () => {
      const ground = await liveGround()
      return { ...ground, input: { id: ground.id } }
    },
  },
})

describe("rule_sets.discard", () => {
  it("throws a draft away with its trial; twice is once", async () => {
    const ground = await ruleSetGround()
    const { admin, id, clinic } = ground
    await tried(ground)
    await discardRuleSet(admin, { id })
    await discardRuleSet(admin, { id })
    expect((await listRuleSets(admin, {})).rows).toEqual([])
    const names = (await recorded(clinic.id, id)).map((one) => one.name)
    expect(names.filter((name) => name === "rule_set.discarded")).toHaveLength(1)
  })
})

import { afterAll, describe, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { findRuleSet } from "@/lib/rule-sets/find"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { ruleSetGround } from "@/lib/testing/rule-sets"

await testDatabase()
afterAll(closeDb)

const prepare = async () => {
  const ground = await ruleSetGround({ points: { full: 2 } })
  return { ...ground, input: { id: ground.id } }
}
describeRefusals(findRuleSet, { prepare })

describe("rule_sets.find", () => {
  it("gives what it changes and who did", async () => {
    const { admin, input } = await prepare()
    expect(await findRuleSet(admin, input)).toMatchObject({
      name: "Stricter",
      by: admin.actor.name,
      data: { points: { full: 2 }, added: [] },
    })
  })
})

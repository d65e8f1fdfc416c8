import { afterAll, describe, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { listRuleSets } from "@/lib/rule-sets/list"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { liveGround, ruleSetGround } from "@/lib/testing/rule-sets"

await testDatabase()
afterAll(closeDb)

describeRefusals(listRuleSets, {
  subject: "none",
  prepare: async () => ({ ...(await ruleSetGround()), input: {} }),
  badInput: { cursor: 4 },
})

describe("rule_sets.list", () => {
  it("says which set counts: ours until one of the clinic's is live", async () => {
    const { admin, id, strangerFor } = await ruleSetGround({ points: { full: 2 } })
    expect(await listRuleSets(admin, {})).toMatchObject({
      live: { id: null, status: "live", version: 2 },
      rows: [{ id, version: 3, status: "draft", changes: 1, shadow: null }],
      next: null,
    })
    expect((await listRuleSets(strangerFor(["admin"]), {})).rows).toEqual([])
    const live = await liveGround()
    expect(await listRuleSets(live.admin, {})).toMatchObject({
      live: { id: live.id, version: 3 },
      ours: { status: "retired" },
    })
  })
})

import { afterAll, describe, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { shadowResult } from "@/lib/rule-sets/result"
import type { RulePhrase } from "@/lib/scoring/rule-set"
import { testDatabase } from "@/lib/testing/db"
import { makeLead, makeMessage } from "@/lib/testing/leads"
import { describeRefusals } from "@/lib/testing/refusals"
import { ruleSetGround, tried } from "@/lib/testing/rule-sets"
import { now } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)

describeRefusals(shadowResult, {
  prepare: async () => {
    const ground = await ruleSetGround()
    return { ...ground, input: { id: ground.id } }
  },
})

describe("rule_sets.result", () => {
  it("names whose urgency would fall first, counts the moves, and how often people agree", async () => {
    const off: RulePhrase[] = [{ signal: "swelling", language: "en", phrase: "swollen" }]
    const ground = await ruleSetGround({ off, points: { full: 2 } })
    const say = async (patientName: string, text: string) => {
      const lead = await makeLead(ground.clinic.id, { patientName, lastMessageAt: now() })
      await makeMessage(lead, text)
      return lead
    }
    await say("Ana Fell", "my face is swollen")
    const arch = await say("Ion Arch", "Price for All-on-4?")
    await say("Same Same", "Where are you located?")
    await db.owner.query(
      `insert into "Score" (id, "clinicId", "leadId", score, classification, urgency, confidence, reasons, scorer, "createdAt")
       values (gen_random_uuid(), $1, $2, 4, 'HOT', 'none', 1, '[]', 'member', now())`,
      [ground.clinic.id, arch.id],
    )
    await tried(ground)
    const result = await shadowResult(ground.admin, { id: ground.id })
    expect(result).toMatchObject({
      looked: 3,
      fell: 1,
      rose: 0,
      otherClass: 1,
      people: { decided: 1, was: 0, now: 1 },
    })
    expect(result.moves.WARM.HOT).toBe(1)
    expect(result.examples.map((one) => one.name)).toEqual(["Ana Fell", "Ion Arch"])
    expect(result.later.length).toBeGreaterThan(0)
    const auditor = await shadowResult(ground.ctxFor(["auditor"]), { id: ground.id })
    expect(auditor.examples).toEqual([])
  })
})

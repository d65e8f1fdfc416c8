import { afterAll, describe, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { previewEffect, previewText } from "@/lib/rule-sets/preview"
import { NO_CHANGES } from "@/lib/scoring/rule-set"
import { testDatabase } from "@/lib/testing/db"
import { makeLead, makeMessage } from "@/lib/testing/leads"
import { describeRefusals } from "@/lib/testing/refusals"
import { ruleSetGround } from "@/lib/testing/rule-sets"
import { now } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

const data = { ...NO_CHANGES, points: { full: 2 } }
describeRefusals(previewText, {
  subject: "none",
  prepare: async () => ({ ...(await ruleSetGround()), input: { data, text: "Price for All-on-4?" } }),
})
describeRefusals(previewEffect, {
  prepare: async () => {
    const ground = await ruleSetGround()
    return { ...ground, input: { id: ground.id } }
  },
})

describe("a preview", () => {
  it("scores any text by changes nobody kept, beside what counts", async () => {
    const { admin } = await ruleSetGround()
    expect(await previewText(admin, { data, text: "Price for All-on-4?" })).toMatchObject({
      was: { classification: "WARM", service: "full_arch" },
      now: { classification: "HOT" },
    })
  })

  it("says what a draft would do to the newest leads and to labelled phrases", async () => {
    const { admin, id, clinic } = await ruleSetGround({ points: { full: 2 } })
    const lead = await makeLead(clinic.id, { lastMessageAt: now() })
    await makeMessage(lead, "Price for All-on-4?")
    const effect = await previewEffect(admin, { id })
    expect(effect).toMatchObject({ looked: 1, otherClass: 1, fell: 0, rose: 0, later: [] })
    expect(effect.labelled).toBeGreaterThanOrEqual(600)
    expect(effect.odd.map((one) => one.text)).toContain("Price for All-on-4?")
  })
})

import { afterAll, describe, expect, it } from "vitest"
import { systemCtx } from "@/lib/ctx"
import { closeDb, inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { liveRules } from "@/lib/rule-sets/live"
import { shadowPage } from "@/lib/rule-sets/shadow-page"
import { startShadow, stopShadow } from "@/lib/rule-sets/start-shadow"
import { testDatabase } from "@/lib/testing/db"
import { factsOf, makeLead, makeMessage, readLead } from "@/lib/testing/leads"
import { describeRefusals } from "@/lib/testing/refusals"
import { liveGround, ruleSetGround, stored, tried } from "@/lib/testing/rule-sets"
import { addMs, DAY_MS, now } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)

describeRefusals(shadowPage, {
  prepare: async () => {
    const ground = await ruleSetGround()
    return { ...ground, input: { id: ground.id, run: newId(), after: "", seen: 0 } }
  },
})

const ago = (days: number) => addMs(now(), -days * DAY_MS)

async function withLeads(count: number) {
  const ground = await ruleSetGround({ points: { full: 2 } })
  const leads = []
  for (let n = 0; n < count; n++) {
    const lead = await makeLead(ground.clinic.id, { lastMessageAt: ago(1) })
    await makeMessage(lead, "Price for All-on-4?", { createdAt: ago(1) })
    leads.push(lead)
  }
  return { ...ground, leads }
}
const rowsOf = (clinicId: string) => inClinic(clinicId, (tx) => tx.shadowScore.findMany())

describe("a trial's pages", () => {
  it("score the last 30 days by both sets, page by page, and change nothing else", async () => {
    const ground = await withLeads(27)
    const old = await makeLead(ground.clinic.id, { lastMessageAt: ago(40) })
    await makeMessage(old, "Price for All-on-4?", { createdAt: ago(40) })
    await makeLead(ground.clinic.id)
    const lead = ground.leads[0]
    if (!lead) throw new Error("no lead")
    const before = await readLead(lead)
    await tried(ground)
    const rows = await rowsOf(ground.clinic.id)
    expect(rows).toHaveLength(27)
    expect(rows[0]).toMatchObject({
      kind: "rules",
      wasScorer: "rules-2",
      wasClassification: "WARM",
      scorer: "rules-3",
      classification: "HOT",
      weight: 2,
    })
    expect(JSON.stringify(rows)).not.toContain("All-on-4")
    expect(await stored(ground.clinic, ground.id)).toMatchObject({ shadowSeen: 27, shadowTotal: 27 })
    expect(await readLead(lead)).toEqual(before)
    expect(await factsOf(lead)).toEqual([])
    const sent = await db.owner.query(`select 1 from "Notification" where "clinicId" = $1`, [
      ground.clinic.id,
    ])
    expect(sent.rows).toEqual([])
  })

  it("written twice are there once; of a trial that was ended, not at all", async () => {
    const ground = await withLeads(3)
    const { admin, id, clinic } = ground
    await startShadow(admin, { id })
    const { shadowRun } = await stored(clinic, id)
    const ctx = systemCtx(clinic.id, clinic, "shadow-rule-set")
    const input = { id, run: shadowRun ?? "", after: "", seen: 0 }
    expect(await shadowPage(ctx, input)).toEqual({ next: null, seen: 3 })
    expect(await shadowPage(ctx, input)).toEqual({ next: null, seen: 0 })
    expect(await rowsOf(clinic.id)).toHaveLength(3)
    await stopShadow(admin, { id })
    await shadowPage(ctx, input)
    expect(await rowsOf(clinic.id)).toEqual([])
  })
})

describe("the rules that count", () => {
  it("are ours, then the clinic's own once it is live; another clinic's stay as they are", async () => {
    const { clinic, admin, strangerFor } = await liveGround({ points: { full: 2 } })
    const stranger = strangerFor(["admin"])
    expect((await inClinic(clinic.id, (tx) => liveRules(tx, admin))).version).toBe("rules-3")
    expect((await inClinic(stranger.clinicId, (tx) => liveRules(tx, stranger))).version).toBe("rules-2")
  })
})

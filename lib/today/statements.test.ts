import { beforeAll, describe, expect, it } from "vitest"
import { forgetReads } from "@/lib/access/reads"
import type { Ctx } from "@/lib/ctx"
import { newId } from "@/lib/ids"
import { addLeadNote } from "@/lib/leads/add-note"
import { listColleagues } from "@/lib/leads/colleagues"
import { countLeads } from "@/lib/leads/count"
import { findLead } from "@/lib/leads/find"
import { listLeads } from "@/lib/leads/list"
import { listTimeline } from "@/lib/leads/timeline"
import { testDatabase } from "@/lib/testing/db"
import { addLead, addMessage, type LeadGround, leadGround } from "@/lib/testing/lead-ground"
import { statementsOf } from "@/lib/testing/statements"
import { addMs, MINUTE_MS, now } from "@/lib/time"
import { countForNav } from "@/lib/today/counts"
import { loadBeside, loadToday } from "@/lib/today/load"
import { searchAll } from "@/lib/today/search"

await testDatabase()

/** What a page costs is constant in its rows: the same statements for a clinic with few leads and with many. */
async function clinicWith(leads: number): Promise<LeadGround> {
  const due = { dueAt: addMs(now(), 20 * MINUTE_MS) }
  const ground = await leadGround({ name: "Maria First", ...due })
  for (let n = 1; n < leads; n++) {
    const lead = await addLead(ground.clinic.id, { name: `Maria ${n}`, ...due })
    await addMessage(lead, "When can I come?")
  }
  for (let n = 0; n < leads; n++) {
    await addMessage(ground.lead, `Message ${n}`)
    await addLeadNote(ground.ctxFor(["admin"]), { id: ground.lead.id, key: newId(), body: `Note ${n}` })
  }
  return ground
}

let few: LeadGround
let many: LeadGround
beforeAll(async () => {
  few = await clinicWith(2)
  many = await clinicWith(60)
})

const PAGES: [string, number, (ctx: Ctx, ground: LeadGround) => Promise<unknown>][] = [
  ["the lead list", 1, (ctx) => listLeads(ctx, { sort: "dueAt" })],
  ["the lead list, searched", 2, (ctx) => listLeads(ctx, { q: "maria" })],
  ["its tabs", 1, (ctx) => countLeads(ctx, {})],
  ["the colleagues", 1, (ctx) => listColleagues(ctx, {})],
  ["a lead", 10, (ctx, { lead }) => findLead(ctx, { id: lead.id })],
  ["its timeline", 12, (ctx, { lead }) => listTimeline(ctx, { id: lead.id })],
  ["Today", 20, (ctx) => loadToday(ctx)],
  ["what stands beside it", 20, (ctx) => loadBeside(ctx)],
  ["the navigation's numbers", 8, (ctx) => countForNav(ctx)],
  ["search", 10, (ctx) => searchAll(ctx, "maria")],
]

describe.each(PAGES)("%s", (_, most, page) => {
  it(`sends at most ${most} statements, and none more for more rows`, async () => {
    const costOf = (ground: LeadGround) => statementsOf(() => page(ground.ctxFor(["admin"]), ground))
    // A first look is recorded: two statements more, whatever it shows.
    forgetReads()
    await costOf(few)
    const first = await costOf(many)
    const [some, all] = [await costOf(few), await costOf(many)]
    expect(some.length).toBeGreaterThan(0)
    expect(all.length).toBe(some.length)
    expect(all.length, all.join("\n---\n")).toBeLessThanOrEqual(most)
    expect(first.length, first.join("\n---\n")).toBeLessThanOrEqual(most + 2)
  })
})

it("would notice a query in a loop", async () => {
  const looped = (ground: LeadGround) =>
    statementsOf(async () => {
      const ctx = ground.ctxFor(["admin"])
      for (const row of (await listLeads(ctx, {})).rows) await findLead(ctx, { id: row.id })
    })
  expect((await looped(many)).length).toBeGreaterThan((await looped(few)).length * 5)
})

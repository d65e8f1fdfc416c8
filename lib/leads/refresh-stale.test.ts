import { afterAll, expect, it } from "vitest"
import { systemCtx } from "@/lib/ctx"
import { closeDb } from "@/lib/db"
import { refreshStaleLeads } from "@/lib/leads/refresh-stale"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { factsOf, makeLead, makeMessage, readLead } from "@/lib/testing/leads"
import { addMs, DAY_MS, now } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)

const ago = (days: number) => addMs(now(), -days * DAY_MS)
const HOT = "Hi, how much for a full All-on-4? I can pay this month, when can I come?"

it("scores open leads that were not touched for 7 days by today's rules; the same rules again change nothing", async () => {
  const clinic = await makeClinic()
  const stale = await makeLead(clinic.id, { createdAt: ago(20), updatedAt: ago(8) })
  const fresh = await makeLead(clinic.id, { createdAt: ago(20), updatedAt: ago(6) })
  const closed = await makeLead(clinic.id, { createdAt: ago(20), updatedAt: ago(8), status: "won" })
  for (const lead of [stale, fresh, closed]) await makeMessage(lead, HOT, { createdAt: ago(9) })
  await makeLead(clinic.id, { createdAt: ago(20), updatedAt: ago(8) })
  const elsewhere = await makeLead((await makeClinic()).id, { updatedAt: ago(8) })
  await makeMessage(elsewhere, HOT, { createdAt: ago(9) })

  const ctx = systemCtx(clinic.id, clinic, "stale-lead-refresh")
  expect(await refreshStaleLeads(ctx, "")).toEqual({ looked: 1, scored: 1, pressing: 1, next: null })
  expect(await readLead(stale)).toMatchObject({ classification: "HOT" })
  for (const lead of [fresh, closed, elsewhere]) expect((await readLead(lead)).score).toBeNull()
  expect((await factsOf(stale)).map((one) => one.name)).toEqual(["lead.scored"])

  await db.owner.query(`update "Lead" set "updatedAt" = $1 where id = $2`, [ago(8), stale.id])
  expect(await refreshStaleLeads(ctx, "")).toMatchObject({ looked: 0 })
  // Judged by older rules: looked at anew.
  await db.owner.query(`update "Score" set scorer = 'rules-0' where "leadId" = $1`, [stale.id])
  expect(await refreshStaleLeads(ctx, "")).toMatchObject({ looked: 1, scored: 1 })
})

it("goes on by cursor until all are done", async () => {
  const clinic = await makeClinic()
  for (let n = 0; n < 53; n++) {
    const lead = await makeLead(clinic.id, { createdAt: ago(20), updatedAt: ago(8) })
    await makeMessage(lead, "What does whitening cost?", { createdAt: ago(9) })
  }
  const ctx = systemCtx(clinic.id, clinic, "stale-lead-refresh")
  const first = await refreshStaleLeads(ctx, "")
  expect(first).toMatchObject({ looked: 50, next: expect.any(String) })
  expect(await refreshStaleLeads(ctx, first.next ?? "")).toMatchObject({ looked: 3, scored: 3, next: null })
})

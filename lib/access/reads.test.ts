import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { z } from "zod"
import { forgetReads } from "@/lib/access/reads"
import { actorLabel, type Ctx, systemCtx } from "@/lib/ctx"
import { closeDb, inClinic } from "@/lib/db"
import { fail } from "@/lib/errors"
import { newId } from "@/lib/ids"
import { findLead } from "@/lib/leads/find"
import { listLeads } from "@/lib/leads/list"
import { listTimeline } from "@/lib/leads/timeline"
import { query } from "@/lib/operation"
import { testDatabase } from "@/lib/testing/db"
import { addLead, leadGround } from "@/lib/testing/lead-ground"
import { statementsOf } from "@/lib/testing/statements"
import { addMs, MINUTE_MS, now } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)
beforeEach(forgetReads)

const looksOf = async (ctx: Ctx) => {
  const { rows } = await db.owner.query<{
    name: string
    patientId: string | null
    after: Record<string, unknown>
  }>(`select name, "patientId", after from "Fact" where actor = $1 and name like 'patient.%' order by seq`, [
    actorLabel(ctx.actor),
  ])
  return rows
}
const later = (ctx: Ctx, minutes: number): Ctx => ({
  ...ctx,
  requestId: newId(),
  now: addMs(ctx.now, minutes * MINUTE_MS),
})

describe("P7 a look at a patient", () => {
  it("is on record: who, whom, what, and how much was shown", async () => {
    const { lead, ctxFor } = await leadGround()
    const ctx = ctxFor(["admin"])
    await findLead(ctx, { id: lead.id })
    await listTimeline(ctx, { id: lead.id })
    expect(await looksOf(ctx)).toEqual([
      {
        name: "patient.read",
        patientId: lead.patientId,
        after: { what: "lead", as: ["admin"], scope: "all" },
      },
      {
        name: "patient.read",
        patientId: lead.patientId,
        after: { what: "timeline", as: ["admin"], scope: "all" },
      },
    ])
  })

  it("at a list is one record that names all of them, and a later one only who is new", async () => {
    const { lead, clinic, ctxFor } = await leadGround()
    const ctx = ctxFor(["coordinator"])
    await listLeads(ctx, {})
    await listLeads(ctx, {})
    const other = await addLead(clinic.id, { name: "Ion Nou" })
    await listLeads(later(ctx, 1), {})
    expect(await looksOf(ctx)).toEqual([
      {
        name: "patient.listed",
        patientId: null,
        after: { what: "leads", as: ["coordinator"], scope: "all", patients: [lead.patientId] },
      },
      {
        name: "patient.listed",
        patientId: null,
        after: { what: "leads", as: ["coordinator"], scope: "all", patients: [other.patientId] },
      },
    ])
  })

  it("counts once in ten minutes, in this process and in another, and again after", async () => {
    const { lead, ctxFor } = await leadGround()
    const ctx = ctxFor(["admin"])
    await findLead(ctx, { id: lead.id })
    await findLead(later(ctx, 5), { id: lead.id })
    forgetReads()
    await findLead(later(ctx, 9), { id: lead.id })
    expect(await looksOf(ctx)).toHaveLength(1)
    await findLead(later(ctx, 11), { id: lead.id })
    expect(await looksOf(ctx)).toHaveLength(2)
  })

  it("of each member is a record of their own; a job's is none", async () => {
    const { clinic, lead, ctxFor, strangerFor } = await leadGround()
    await findLead(ctxFor(["admin"]), { id: lead.id })
    await findLead(systemCtx(clinic.id, clinic, "a-job"), { id: lead.id })
    const stranger = strangerFor(["admin"])
    await expect(findLead(stranger, { id: lead.id })).rejects.toMatchObject({ code: "not_found" })
    expect(await looksOf(stranger)).toEqual([])
    const { rows } = await db.owner.query(`select actor from "Fact" where "patientId" = $1`, [lead.patientId])
    expect(rows).toEqual([{ actor: actorLabel(ctxFor(["admin"]).actor) }])
  })

  it("through broken glass says so, though the same was seen before", async () => {
    const { lead, ctxFor } = await leadGround()
    const ctx = ctxFor(["doctor"])
    await findLead(ctx, { id: lead.id })
    await findLead({ ...ctx, breakGlassUntil: addMs(now(), MINUTE_MS) }, { id: lead.id })
    expect((await looksOf(ctx)).map((one) => one.after)).toEqual([
      { what: "lead", as: ["doctor"], scope: "own" },
      { what: "lead", as: ["doctor"], scope: "all", under: "break_glass" },
    ])
  })

  it("that cannot be recorded is not answered", async () => {
    const { lead, ctxFor } = await leadGround()
    await db.owner.query(`alter table "Fact" add constraint no_more check (name <> 'patient.read') not valid`)
    try {
      await expect(findLead(ctxFor(["admin"]), { id: lead.id })).rejects.toMatchObject({ code: "internal" })
    } finally {
      await db.owner.query(`alter table "Fact" drop constraint no_more`)
    }
  })

  it("that failed after it was recorded is no look: neither answered nor remembered", async () => {
    const { lead, ctxFor } = await leadGround()
    const ctx = ctxFor(["admin"])
    const broken = query({
      name: "test.broken",
      may: "leads.read",
      input: z.strictObject({}),
      run: async () => lead.patientId,
      reads: ({ value }) => (value ? fail("internal") : null),
    })
    await expect(broken(ctx, {})).rejects.toMatchObject({ code: "internal" })
    expect(await looksOf(ctx)).toEqual([])
    await findLead(ctx, { id: lead.id })
    expect(await looksOf(ctx)).toHaveLength(1)
  })

  it("costs two statements at first, whatever it shows, and none when repeated", async () => {
    const { clinic, ctxFor } = await leadGround()
    for (let n = 0; n < 20; n++) await addLead(clinic.id)
    const ctx = ctxFor(["admin"])
    const count = async () => (await statementsOf(() => listLeads(ctx, {}))).length
    const [first, second] = [await count(), await count()]
    expect(first - second).toBe(2)
    expect(await inClinic(clinic.id, (tx) => tx.fact.count({ where: { name: "patient.listed" } }))).toBe(1)
  })
})

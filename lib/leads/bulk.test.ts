import { describe, expect, it } from "vitest"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { bulkLeads } from "@/lib/leads/bulk"
import { BULK_AT_ONCE } from "@/lib/leads/words"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { addLead, factsOf, leadGround, readLead } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"
import { statementsOf } from "@/lib/testing/statements"

const db = await testDatabase()

const ground = async () => {
  const made = await leadGround()
  const { lead, member } = made
  const input = { key: newId(), ids: [lead.id], change: { kind: "assign" as const, memberId: member.id } }
  return { ...made, input }
}
/** Whoever is asked to work must have a role that may. */
const employ = (memberId: string) =>
  db.owner.query(`update "Member" set roles = '{coordinator}' where id = $1`, [memberId])

describe("many leads at once", () => {
  it("gives them to a colleague: each keeps it in its story, the whole is one action; twice is once", async () => {
    const { clinic, lead, member, ctxFor, input } = await ground()
    await employ(member.id)
    const closed = await addLead(clinic.id, { status: "lost" })
    const theirs = await addLead(clinic.id, { ownerId: member.id })
    const given = { ...input, ids: [lead.id, closed.id, theirs.id] }
    const admin = ctxFor(["admin"])
    const first = await bulkLeads(admin, given)
    expect(first).toMatchObject({
      status: "done",
      total: 3,
      counts: { changed: 1, same: 1, wrong_state: 1 },
    })
    expect(await bulkLeads(admin, given)).toMatchObject({ status: "done", counts: first.counts })
    expect((await readLead(lead)).ownerId).toBe(member.id)
    expect((await readLead(closed)).ownerId).toBeNull()
    expect((await factsOf(lead)).map((one) => one.name)).toEqual(["lead.assigned"])
    expect(await factsOf(closed)).toEqual([])
    const whole = await recorded(clinic.id, input.key)
    expect(whole).toHaveLength(1)
    expect(whole[0]).toMatchObject({
      name: "leads.bulk_done",
      after: { kind: "assign", leads: 3, changed: 1 },
    })
  })

  it("gives them back to everybody", async () => {
    const { clinic, member, ctxFor } = await ground()
    const lead = await addLead(clinic.id, { ownerId: member.id })
    await bulkLeads(ctxFor(["admin"]), {
      key: newId(),
      ids: [lead.id],
      change: { kind: "assign", memberId: null },
    })
    expect((await readLead(lead)).ownerId).toBeNull()
    expect((await factsOf(lead)).map((one) => one.name)).toEqual(["lead.released"])
  })

  it("sets a status with its why, all that match and not only a page", async () => {
    const { clinic, lead, ctxFor } = await ground()
    const cold = await Promise.all(
      [1, 2, 3].map(() => addLead(clinic.id, { classification: "COLD", score: 2 })),
    )
    await bulkLeads(ctxFor(["coordinator"]), {
      key: newId(),
      filters: { classification: "COLD", sort: "-score" },
      change: { kind: "status", to: "archived" },
      reason: "Cleared after the campaign",
    })
    for (const one of cold)
      expect(await readLead(one)).toMatchObject({ status: "archived", waitingSince: null, dueAt: null })
    expect((await readLead(lead)).status).toBe("new")
    expect((await factsOf(cold[0]!))[0]).toMatchObject({
      name: "lead.status_changed",
      reason: null,
      personal: { reason: "Cleared after the campaign" },
    })
  })

  it("asks why a status is set", async () => {
    const { lead, ctxFor } = await ground()
    const input = { key: newId(), ids: [lead.id], change: { kind: "status" as const, to: "lost" as const } }
    await expect(bulkLeads(ctxFor(["admin"]), input)).rejects.toMatchObject({
      fields: { reason: expect.any(String) },
    })
  })

  it("changes only what a doctor owns, and nothing by another's key", async () => {
    const { clinic, lead, member, ctxFor, input } = await ground()
    await employ(member.id)
    const doctor = ctxFor(["doctor"])
    await expect(bulkLeads(doctor, input)).rejects.toMatchObject({ code: "not_found" })
    const mine = await addLead(clinic.id, { ownerId: member.id })
    const change = { kind: "status" as const, to: "contacted" as const }
    const done = await bulkLeads(doctor, {
      key: input.key,
      ids: [mine.id, lead.id],
      change,
      reason: "Called all",
    })
    expect(done).toMatchObject({ total: 1, counts: { changed: 1 } })
    expect((await readLead(lead)).status).toBe("new")
  })

  it("leaves more than a thousand to a job, written down as they match now; statements do not grow with them", async () => {
    const { clinic, lead, ctxFor } = await ground()
    const change = { kind: "status" as const, to: "contacted" as const }
    const ask = (filters: object) => ({ key: newId(), filters, change, reason: "Called all of them" })
    const few = await statementsOf(() => bulkLeads(ctxFor(["admin"]), ask({ source: "whatsapp" })))
    await db.owner.query(
      `insert into "Lead" (id, "clinicId", "patientId", source, "updatedAt")
       select gen_random_uuid(), $1, $2, case when n <= 300 then 'voice' else 'web' end, now()
       from generate_series(1, $3::int) n`,
      [clinic.id, lead.patientId, BULK_AT_ONCE + 301],
    )
    const many = await statementsOf(() => bulkLeads(ctxFor(["admin"]), ask({ source: "voice" })))
    expect(many.length).toBeLessThanOrEqual(few.length)
    const input = ask({ source: "web" })
    expect(await bulkLeads(ctxFor(["admin"]), input)).toMatchObject({
      status: "running",
      total: BULK_AT_ONCE + 1,
      counts: { waiting: BULK_AT_ONCE + 1 },
    })
    expect(await recorded(clinic.id, input.key)).toMatchObject([{ name: "leads.bulk_started" }])
    const untouched = await inClinic(clinic.id, (tx) =>
      tx.lead.count({ where: { source: "web", status: "new" } }),
    )
    expect(untouched).toBe(BULK_AT_ONCE + 1)
    const { rows } = await db.owner.query(
      `select name, data from engine.event where name = 'leads.bulk_started' and clinic_id = $1`,
      [clinic.id],
    )
    expect(rows).toEqual([{ name: "leads.bulk_started", data: { clinicId: clinic.id, bulkId: input.key } }])
  })
})

describeRefusals(bulkLeads, {
  prepare: async () => {
    const made = await ground()
    await employ(made.member.id)
    return { ...made, input: { ...made.input, change: { kind: "assign" as const, memberId: null } } }
  },
  badInput: { key: "x", ids: [], change: { kind: "assign", memberId: null } },
})

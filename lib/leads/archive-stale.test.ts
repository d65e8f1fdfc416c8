import { afterAll, expect, it } from "vitest"
import { systemCtx } from "@/lib/ctx"
import { closeDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { archiveStaleLeads } from "@/lib/leads/archive-stale"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { leadGround } from "@/lib/testing/lead-ground"
import { factsOf, makeLead, readLead } from "@/lib/testing/leads"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, DAY_MS, now } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)

describeRefusals(archiveStaleLeads, {
  subject: "none",
  prepare: async () => {
    const { ctxFor, strangerFor } = await leadGround()
    return { input: {}, ctxFor, strangerFor }
  },
})

const ago = (days: number) => addMs(now(), -days * DAY_MS)
const old = (more: object = {}) => ({
  createdAt: ago(120),
  updatedAt: ago(100),
  lastMessageAt: ago(100),
  ...more,
})

it("archives what nobody has touched for 90 days, says so, and leaves the rest as it is", async () => {
  const clinic = await makeClinic()
  const other = await makeClinic()
  const stale = await makeLead(clinic.id, old({ waitingSince: ago(100), dueAt: ago(99) }))
  const qualified = await makeLead(clinic.id, old({ status: "qualified" }))
  const spared = [
    await makeLead(clinic.id, old({ status: "won" })),
    await makeLead(clinic.id, old({ status: "lost" })),
    await makeLead(clinic.id, old({ status: "booked" })),
    await makeLead(clinic.id, old({ lastMessageAt: ago(80) })),
    await makeLead(clinic.id, old({ updatedAt: ago(89) })),
    await makeLead(other.id, old()),
  ]
  const noted = await makeLead(clinic.id, old())
  const { rows } = await db.owner.query(
    `insert into "User" (id, email, name, "passwordHash") values (gen_random_uuid(), 'n@example.test', 'N', 'x') returning id`,
  )
  const memberId = newId()
  await db.owner.query(
    `insert into "Member" (id, "clinicId", "userId", name, roles) values ($1, $2, $3, 'N', '{admin}')`,
    [memberId, clinic.id, rows[0].id],
  )
  await db.owner.query(
    `insert into "LeadNote" (id, "clinicId", "leadId", "memberId", body) values (gen_random_uuid(), $1, $2, $3, 'x')`,
    [clinic.id, noted.id, memberId],
  )
  const tasked = await makeLead(clinic.id, old())
  await db.owner.query(
    `insert into "Task" (id, "clinicId", "leadId", kind, title, "sourceType", "updatedAt")
     values (gen_random_uuid(), $1, $2, 'other', 'Call', 'system', now())`,
    [clinic.id, tasked.id],
  )
  const ctx = systemCtx(clinic.id, clinic, "stale-lead-cleanup")
  expect(await archiveStaleLeads(ctx, {})).toEqual({ archived: 2, next: null })
  expect(await archiveStaleLeads(ctx, {})).toEqual({ archived: 0, next: null })
  expect(await readLead(stale)).toMatchObject({ status: "archived", waitingSince: null, dueAt: null })
  expect(await readLead(qualified)).toMatchObject({ status: "archived" })
  for (const lead of [...spared, noted, tasked])
    expect((await readLead(lead)).status, lead.id).not.toBe("archived")
  expect(await factsOf(stale)).toMatchObject([
    {
      name: "lead.status_changed",
      before: { status: "new" },
      after: { status: "archived" },
      reason: "inactive",
    },
  ])
})

it("goes on a chunk at a time by cursor, and two at once archive each lead once", async () => {
  const clinic = await makeClinic()
  const lead = await makeLead(clinic.id, old())
  await db.owner.query(
    `insert into "Lead" (id, "clinicId", "patientId", source, "createdAt", "updatedAt")
     select gen_random_uuid(), "clinicId", "patientId", source, "createdAt", "updatedAt" from "Lead", generate_series(1, 449)
     where id = $1`,
    [lead.id],
  )
  const ctx = systemCtx(clinic.id, clinic, "stale-lead-cleanup")
  const through = async () => {
    let sum = 0
    for (let after: string | null = ""; after !== null; ) {
      const part: { archived: number; next: string | null } = await archiveStaleLeads(ctx, { after })
      sum += part.archived
      after = part.next
    }
    return sum
  }
  const [one, two] = await Promise.all([through(), through()])
  const rest = await through()
  expect((one ?? 0) + (two ?? 0) + rest).toBe(450)
  const { rows } = await db.owner.query(
    `select count(*)::int as facts, count(distinct "subjectId")::int as leads from "Fact" where "clinicId" = $1 and name = 'lead.status_changed'`,
    [clinic.id],
  )
  expect(rows[0]).toEqual({ facts: 450, leads: 450 })
})

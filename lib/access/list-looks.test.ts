import { afterAll, expect, it } from "vitest"
import { listAccesses } from "@/lib/access/list-looks"
import { closeDb } from "@/lib/db"
import { findLead } from "@/lib/leads/find"
import { listLeads } from "@/lib/leads/list"
import { mergePatients } from "@/lib/patients/merge"
import { ctxWith } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { addLead, leadGround } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, MINUTE_MS } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)

describeRefusals(listAccesses, {
  prepare: async () => {
    const { lead, ctxFor, strangerFor } = await leadGround()
    return { input: { patientId: lead.patientId }, ctxFor, strangerFor }
  },
})

it("P7 says who looked, when, at what and by which right, lists among them", async () => {
  const { clinic, lead, ctxFor } = await leadGround()
  const coordinator = await ctxWith(clinic, ["coordinator"])
  await listLeads({ ...coordinator, now: addMs(coordinator.now, 1) }, {})
  const doctor = await ctxWith(clinic, ["doctor"])
  const glass = { ...doctor, breakGlassUntil: addMs(doctor.now, MINUTE_MS) }
  await findLead({ ...glass, now: addMs(glass.now, 2) }, { id: lead.id })
  const other = await addLead(clinic.id)
  await findLead(coordinator, { id: other.id })
  const { rows } = await listAccesses(ctxFor(["admin"]), { patientId: lead.patientId })
  expect(rows).toMatchObject([
    { actorName: doctor.actor.name, what: "lead", isList: false, as: ["doctor"], under: "break_glass" },
    { actorName: coordinator.actor.name, what: "leads", isList: true, as: ["coordinator"], under: null },
  ])
})

it("P7 tells of looks at records merged into this one", async () => {
  const { clinic, lead, ctxFor } = await leadGround()
  const other = await addLead(clinic.id)
  const desk = await ctxWith(clinic, ["frontdesk"])
  await findLead(desk, { id: other.id })
  await listLeads(desk, {})
  const admin = ctxFor(["admin"])
  await mergePatients(admin, { keptId: lead.patientId, mergedId: other.patientId, reason: "One person" })
  const { rows } = await listAccesses(admin, { patientId: lead.patientId })
  expect(rows.map((row) => [row.actorName, row.what]).sort()).toEqual([
    [desk.actor.name, "lead"],
    [desk.actor.name, "leads"],
  ])
})

it("pages by cursor through each once, and finds lists by their index", async () => {
  const { lead, ctxFor } = await leadGround()
  const admin = ctxFor(["admin"])
  for (let n = 0; n < 35; n++) {
    const at = { ...admin, now: addMs(admin.now, n * 11 * MINUTE_MS) }
    await (n % 2 ? listLeads(at, {}) : findLead(at, { id: lead.id }))
  }
  const input = { patientId: lead.patientId }
  const first = await listAccesses(admin, input)
  const second = await listAccesses(admin, { ...input, cursor: first.nextCursor ?? "" })
  const all = [...first.rows, ...second.rows]
  expect(new Set(all.map((row) => row.id)).size).toBe(35)
  expect(all.map((row) => row.createdAt)).toEqual(
    all
      .map((row) => row.createdAt)
      .sort()
      .reverse(),
  )

  await db.owner.query(
    `insert into "Fact" (id, "clinicId", name, actor, "actorName", "subjectType", "subjectId", after, "requestId")
     select gen_random_uuid(), $1, 'patient.listed', 'member:x', 'x', 'clinic', 'x',
       json_build_object('patients', (select array_agg(gen_random_uuid()) from generate_series(1, 3 + n % 2))), 'x'
     from generate_series(1, 4000) n`,
    [admin.clinicId],
  )
  // Vacuum folds what waits in the index into it; the planner counts that against its use.
  await db.owner.query(`vacuum analyze "Fact"`)
  const { rows } = await db.owner.query(
    `explain select id from "Fact" where name = 'patient.listed' and (after -> 'patients')::jsonb ?| $1::text[]`,
    [[lead.patientId]],
  )
  expect(JSON.stringify(rows)).toContain("Fact_listed_patients")
})

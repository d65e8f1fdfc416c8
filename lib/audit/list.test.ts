import { beforeAll, describe, expect, it } from "vitest"
import { listFacts } from "@/lib/audit/list"
import { actorLabel, type Ctx } from "@/lib/ctx"
import { inClinic } from "@/lib/db"
import { type Fact, fact, record } from "@/lib/facts"
import { newId } from "@/lib/ids"
import { changePatient } from "@/lib/patients/change"
import { mergePatients } from "@/lib/patients/merge"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { makeLead } from "@/lib/testing/leads"
import { patientGround } from "@/lib/testing/patients"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, MINUTE_MS, toDate } from "@/lib/time"

const db = await testDatabase()
const START = toDate("2026-11-22T10:00:00Z")
const LEAD = newId()
let asMember: Awaited<ReturnType<typeof memberOf>>
let asOther: Awaited<ReturnType<typeof memberOf>>
let stranger: Awaited<ReturnType<typeof memberOf>>

const did = (ctx: Ctx, minute: number, one: Fact) =>
  inClinic(ctx.clinicId, (tx) => record(tx, { ...ctx, now: addMs(START, minute * MINUTE_MS) }, [one]))

beforeAll(async () => {
  const clinic = await makeClinic()
  asMember = await memberOf(clinic)
  asOther = await memberOf(clinic)
  stranger = await memberOf(await makeClinic())
  await did(
    asMember(["doctor"]),
    0,
    fact("lead.taken", LEAD, { before: { owner: null }, after: { owner: "Dr. Ana" } }),
  )
  await did(
    asOther(["admin"]),
    1,
    fact("lead.score_overridden", LEAD, {
      before: { score: 2, quote: "mă doare tare" },
      after: { score: 5, patientName: "Ana", classification: "HOT" },
      reason: "rule",
    }),
  )
  for (let n = 2; n < 9; n++) await did(asOther(["admin"]), n, fact("run.rerun", newId()))
  await did(stranger(["admin"]), 3, fact("lead.taken", newId()))
})

describe("listFacts", () => {
  it("tells an admin everything of the clinic, newest first, in pages", async () => {
    const first = await listFacts(asMember(["admin"]), { limit: 5 })
    const second = await listFacts(asMember(["admin"]), { limit: 5, cursor: first.nextCursor! })
    const names = [...first.rows, ...second.rows].map((row) => row.name)
    expect(names).toEqual([...Array(7).fill("run.rerun"), "lead.score_overridden", "lead.taken"])
    expect(second.nextCursor).toBeNull()
  })

  it("tells of a patient what is recorded of records merged into theirs, too", async () => {
    const { patient, second, ctxFor } = await patientGround()
    const admin = ctxFor(["admin"])
    await changePatient(admin, { id: second.id, name: "Ana Second" })
    await mergePatients(admin, { keptId: patient.id, mergedId: second.id, reason: "One person" })
    const { rows } = await listFacts(admin, { patientId: patient.id })
    expect(rows.map((row) => row.name).sort()).toEqual([
      "patient.changed",
      "patient.merged",
      "patient.merged_away",
    ])
  })

  it("filters by person, subject, name and time", async () => {
    const ctx = asMember(["admin"])
    const names = async (input: Parameters<typeof listFacts>[1]) =>
      (await listFacts(ctx, input)).rows.map((row) => row.name)
    expect(await names({ actor: actorLabel(ctx.actor) })).toEqual(["lead.taken"])
    expect(await names({ subject: LEAD })).toEqual(["lead.score_overridden", "lead.taken"])
    expect(await names({ name: "lead.taken" })).toEqual(["lead.taken"])
    expect(await names({ subjectType: "lead" })).toHaveLength(2)
    expect(await names({ from: "2026-11-22T10:07:00Z", to: "2026-11-22T10:08:00Z" })).toEqual(["run.rerun"])
  })

  it.each(["doctor", "caregiver", "operator"] as const)("shows a %s own accesses only", async (role) => {
    const { rows } = await listFacts(asMember([role]), {})
    expect(rows.map((row) => row.name)).toEqual(["lead.taken"])
    expect((await listFacts(asMember([role]), { actor: actorLabel(asOther([]).actor) })).rows).toEqual([])
  })

  it("shows an auditor every change without a patient's name or words", async () => {
    const { rows } = await listFacts(asMember(["auditor"]), { name: "lead.score_overridden" })
    expect(rows[0]).toMatchObject({
      before: { score: 2, quote: "‹hidden›" },
      after: { score: 5, patientName: "‹hidden›", classification: "HOT" },
      reason: "rule",
    })
    const admin = await listFacts(asMember(["admin"]), { name: "lead.score_overridden" })
    expect(admin.rows[0]).toMatchObject({ before: { quote: "mă doare tare" } })
  })

  it("shows an auditor no sentence about a patient, whoever once wrote it unsealed", async () => {
    const clinic = await makeClinic()
    const member = await memberOf(clinic)
    const { patientId } = await makeLead(clinic.id)
    await db.owner.query(
      `insert into "Fact" (id, "clinicId", name, actor, "actorName", "subjectType", "subjectId", "patientId", reason,
        "requestId") values ($1, $2, 'lead.lost', 'system:x', 'x', 'lead', 'x', $3, 'Ana went elsewhere', 'x')`,
      [newId(), clinic.id, patientId],
    )
    const seen = async (role: "admin" | "auditor") =>
      (await listFacts(member([role]), { name: "lead.lost" })).rows.map((row) => row.reason)
    expect(await seen("admin")).toEqual(["Ana went elsewhere"])
    expect(await seen("auditor")).toEqual(["‹hidden›"])
  })

  it("shows another clinic nothing", async () => {
    expect((await listFacts(stranger(["admin"]), { subject: LEAD })).rows).toEqual([])
    expect((await listFacts(stranger(["admin"]), {})).rows).toHaveLength(1)
  })

  it("reads by index, whatever the filter", async () => {
    const client = await db.owner.connect()
    try {
      await client.query("begin")
      await client.query("set local role rounds_app")
      await client.query("select set_config('app.clinic_id', $1, true)", [asMember([]).clinicId])
      await client.query("set local enable_seqscan = off; set local enable_sort = off")
      for (const filter of ["true", "actor = 'x'", `"subjectId" = 'x'`, "name = 'x'"]) {
        const { rows } = await client.query<{ "QUERY PLAN": string }>(
          `explain select id from "Fact" where ${filter} and "createdAt" < now() order by "createdAt" desc, id desc limit 51`,
        )
        const plan = rows.map((row) => row["QUERY PLAN"]).join("\n")
        expect(plan).toMatch(/Index (Only )?Scan using "Fact_/)
        expect(plan).toMatch(/Index Cond:.*"clinicId"/)
      }
    } finally {
      await client.query("rollback")
      client.release()
    }
  })
})

describeRefusals(listFacts, {
  subject: "none",
  prepare: async () => ({ input: {}, ctxFor: asMember, strangerFor: stranger }),
})

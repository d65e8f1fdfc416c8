import { afterAll, describe, expect, it } from "vitest"
import { findCause } from "@/lib/causes/find"
import { listCauses } from "@/lib/causes/list"
import { noteCause } from "@/lib/causes/note"
import { settleCause } from "@/lib/causes/settle"
import { closeDb } from "@/lib/db"
import { listRuns } from "@/lib/jobs/list"
import { makeCause } from "@/lib/testing/causes"
import { ctxWith, memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { makeLead } from "@/lib/testing/leads"
import { describeRefusals } from "@/lib/testing/refusals"

const db = await testDatabase()
afterAll(closeDb)

describeRefusals(listCauses, {
  subject: "none",
  badInput: { state: "unheard-of" },
  async prepare() {
    const clinic = await makeClinic()
    return { input: {}, ctxFor: await memberOf(clinic), strangerFor: await memberOf(await makeClinic()) }
  },
})

describe("causes.list", () => {
  it("shows counts, patients and the last day's trend, by state and function, in its clinic alone", async () => {
    const clinic = await makeClinic()
    const admin = await ctxWith(clinic, ["admin"])
    const lead = await makeLead(clinic.id)
    const open = await makeCause(clinic.id, { runs: 3, subjectId: lead.id })
    await db.owner.query("update engine.run set patient_id = $1 where id = any ($2::uuid[])", [
      lead.patientId,
      open.runIds,
    ])
    await db.owner.query("update engine.run set settled_as = 'rerun' where id = $1", [open.runIds[0]])
    const ignored = await makeCause(clinic.id, { functionId: "process-lead-form", runs: 1 })
    await db.owner.query("update engine.cause set state = 'ignored', state_at = now() where id = $1", [
      ignored.id,
    ])
    await makeCause((await makeClinic()).id, { runs: 1 })
    const ids = async (input: object) => (await listCauses(admin, input)).rows.map((row) => row.id)
    expect(await ids({})).toEqual([ignored.id, open.id])
    expect(await ids({ state: "open" })).toEqual([open.id])
    expect(await ids({ state: "ignored" })).toEqual([ignored.id])
    expect(await ids({ state: "fixed" })).toEqual([])
    expect(await ids({ function: "process-lead-form" })).toEqual([ignored.id])
    const row = (await listCauses(admin, { state: "open" })).rows[0]
    expect(row).toMatchObject({
      count: 3,
      waiting: 2,
      patients: 1,
      cameBack: false,
      errorCode: "provider_failed",
    })
    expect([row?.trend.length, row?.trend.at(-1)]).toEqual([24, 3])
  })

  it("says which came back: in a release that held the cure, or the same in a newer one", async () => {
    const clinic = await makeClinic()
    const old = await makeCause(clinic.id, { runs: 1 })
    await db.owner.query(
      "update engine.cause set state = 'fixed', fixed_in = 'bbbb2222', state_at = clock_timestamp() where id = $1",
      [old.id],
    )
    const admin = await ctxWith(clinic, ["admin"])
    const backIn = async () =>
      (await listCauses(admin, { state: "open" })).rows.filter((row) => row.cameBack).map((row) => row.id)
    expect(await backIn()).toEqual([])
    // A worker of the old release that fails once more proves nothing.
    await db.owner.query(
      "update engine.cause set last_at = clock_timestamp() + interval '1 s' where id = $1",
      [old.id],
    )
    expect(await backIn()).toEqual([])
    const fresh = await makeCause(clinic.id, { releaseSha: "bbbb2222", runs: 1 })
    expect(await backIn()).toEqual([fresh.id])
    await db.owner.query(
      "update engine.cause set state = 'fixed', fixed_in = release_sha, state_at = clock_timestamp() where id = $1",
      [fresh.id],
    )
    expect(await backIn()).toEqual([])
    await db.owner.query(
      "update engine.cause set last_at = clock_timestamp() + interval '1 s' where id = $1",
      [fresh.id],
    )
    expect(await backIn()).toEqual([fresh.id])
  })

  it("counts up to a bound and says that there are more; the trend is whole", async () => {
    const clinic = await makeClinic()
    const admin = await ctxWith(clinic, ["admin"])
    const cause = await makeCause(clinic.id, { runs: 1 })
    await db.owner.query(
      `insert into engine.run (id, function_id, event_id, event_name, clinic_id, status, max_attempts, patient_id, fingerprint)
       select gen_random_uuid(), 'lead-scoring-workflow', $1 || n, 'e', $1::uuid, 'failed', 3, md5((n / 10)::text)::uuid, $2
       from generate_series(1, 1100) n`,
      [clinic.id, cause.fingerprint],
    )
    await db.owner.query("update engine.cause set count = count + 1100, last_at = clock_timestamp()")
    const [row] = (await listCauses(admin, {})).rows
    expect(row).toMatchObject({
      count: 1101,
      waiting: 1000,
      isMore: { count: false, waiting: true, patients: true },
    })
    expect(row?.trend.reduce((sum, one) => sum + one, 0)).toBe(1101)
    expect((await findCause(admin, { id: cause.id })).waiting).toBe(1101)
  })

  it("keeps a day of hours with the cause, and lets the older go", async () => {
    const clinic = await makeClinic()
    const hour = 3_600_000
    const at = (ago: number) => new Date(Date.now() - ago * hour)
    const { id } = await makeCause(clinic.id, { runs: 1, lastAt: at(30) })
    const trend = async () =>
      (await listCauses(await ctxWith(clinic, ["admin"]), {})).rows[0]?.trend.flatMap((runs, place) =>
        runs ? [[23 - place, runs]] : [],
      )
    expect(await trend()).toEqual([])
    for (const ago of [28, 20, 20, 3])
      await db.owner.query("update engine.cause set count = count + 1, last_at = $2 where id = $1", [
        id,
        at(ago),
      ])
    expect(await trend()).toEqual([
      [20, 2],
      [3, 1],
    ])
  })

  it("shows the platform's to who looks after the software, and its runs by them", async () => {
    const clinic = await makeClinic()
    const { id, runIds } = await makeCause(null, { functionId: "sweep-inbox", runs: 2 })
    const operator = await ctxWith(clinic, ["operator"])
    expect((await listCauses(operator, {})).rows).toMatchObject([{ id, isPlatform: true, waiting: 2 }])
    const found = await findCause(operator, { id })
    expect(found.runs.map((run) => run.id).sort()).toEqual([...runIds].sort())
    expect((await listRuns(operator, { cause: id })).rows).toHaveLength(2)
    const admin = await ctxWith(clinic, ["admin"])
    expect((await listCauses(admin, {})).rows).toHaveLength(1)
    const fixed = { id, state: "fixed" as const }
    await expect(settleCause(admin, fixed)).rejects.toMatchObject({ code: "forbidden" })
    await expect(noteCause(operator, { id, note: "A note" })).rejects.toMatchObject({ code: "wrong_state" })
    expect(await settleCause(operator, fixed)).toMatchObject({ state: "fixed" })
    const coordinator = await ctxWith(clinic, ["coordinator"])
    expect((await listCauses(coordinator, {})).rows).toEqual([])
    await expect(findCause(coordinator, { id })).rejects.toMatchObject({ code: "not_found" })
    await db.owner.query("delete from engine.run where clinic_id is null")
    await db.owner.query("delete from engine.cause where clinic_id is null")
  })

  it("shows a coordinator the causes that touched own leads, counted by those", async () => {
    const clinic = await makeClinic()
    const coordinator = await ctxWith(clinic, ["coordinator"])
    const ownerId = coordinator.actor.kind === "member" ? coordinator.actor.memberId : ""
    const own = await makeLead(clinic.id, { ownerId })
    await makeCause(clinic.id, { runs: 2 })
    const mine = await makeCause(clinic.id, { runs: 3 })
    await db.owner.query("update engine.run set subject_id = $1 where id = $2", [own.id, mine.runIds[0]])
    expect((await listCauses(coordinator, {})).rows).toMatchObject([{ id: mine.id, count: 1, waiting: 1 }])
  })

  it("pages by cursor without a gap or a repeat", async () => {
    const clinic = await makeClinic()
    const at = new Date()
    for (let n = 0; n < 35; n++) await makeCause(clinic.id, { lastAt: at })
    const admin = await ctxWith(clinic, ["admin"])
    const first = await listCauses(admin, {})
    const second = await listCauses(admin, { cursor: first.nextCursor ?? "" })
    expect([first.rows.length, second.rows.length, second.nextCursor]).toEqual([30, 5, null])
    expect(new Set([...first.rows, ...second.rows].map((row) => row.id)).size).toBe(35)
  })
})

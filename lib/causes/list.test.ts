import { afterAll, describe, expect, it } from "vitest"
import { listCauses } from "@/lib/causes/list"
import { closeDb } from "@/lib/db"
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

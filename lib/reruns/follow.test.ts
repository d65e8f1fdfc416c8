import { afterAll, describe, expect, it } from "vitest"
import { systemCtx } from "@/lib/ctx"
import { closeDb } from "@/lib/db"
import { discardRuns } from "@/lib/jobs/discard"
import { followRerun } from "@/lib/reruns/follow"
import { requestRerun } from "@/lib/reruns/request"
import { takeRerunChunk } from "@/lib/reruns/take-chunk"
import { ctxWith } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { actionOf, asked, rerunGround, startedRerun } from "@/lib/testing/reruns"
import { makeRun } from "@/lib/testing/runs"

const db = await testDatabase()
afterAll(closeDb)

describeRefusals(followRerun, {
  async prepare() {
    const { id, ctxFor, strangerFor } = await startedRerun()
    return { input: { id }, ctxFor, strangerFor }
  },
})

/** The run that the engine would have made of an item's event. */
async function madeRun(clinicId: string, actionId: string, of: string, status: string) {
  const made = await makeRun(clinicId, { status })
  await db.owner.query(
    "update engine.run set event_id = $1, rerun_of = $2, rerun_action = $3 where id = $4",
    [`rerun:${actionId}:${of}`, of, actionId, made.id],
  )
  return made.id
}

const statusOf = async (id: string) =>
  (await db.owner.query("select settled_as, settled_by from engine.run where id = $1", [id])).rows[0]

describe("following a rerun", () => {
  it("writes each outcome, settles what went well now, and tells the end once", async () => {
    const { id, clinic, ids, ctx: asker } = await startedRerun(3)
    const [well = "", badly = "", lost = ""] = ids
    const system = systemCtx(clinic.id, clinic, "rerun-runs")
    await takeRerunChunk(system, { id })
    expect(await followRerun(system, { id })).toEqual({ open: 3 })
    const done = await madeRun(clinic.id, id, well, "completed")
    const failed = await madeRun(clinic.id, id, badly, "failed")
    expect(await followRerun(system, { id })).toEqual({ open: 1 })
    await db.owner.query("update engine.event set fanned_at = now() where id = $1", [`rerun:${id}:${lost}`])
    expect(await followRerun(system, { id })).toEqual({ open: 0 })
    expect(await followRerun(system, { id })).toEqual({ open: 0 })
    const { items, status, finishedAt } = await actionOf(clinic.id, id)
    expect([status, finishedAt === null]).toEqual(["done", false])
    const of = (runId: string) => items.find((one) => one.runId === runId)
    expect(of(well)).toMatchObject({ outcome: "completed", newRunId: done })
    expect(of(badly)).toMatchObject({ outcome: "failed", newRunId: failed })
    expect(of(lost)).toMatchObject({ outcome: "skipped", reason: "no_run" })
    const memberId = asker.actor.kind === "member" ? asker.actor.memberId : ""
    expect(await statusOf(well)).toEqual({ settled_as: "rerun", settled_by: memberId })
    expect(await statusOf(badly)).toEqual({ settled_as: null, settled_by: null })
    const ends = (await recorded(clinic.id, id)).filter((one) => one.name === "rerun.finished")
    expect(ends).toMatchObject([{ after: { status: "done", completed: 1, failed: 1, skipped: 1 } }])
  })

  it("settles every failed run of the line when the last one went well", async () => {
    const { id, clinic, ids } = await startedRerun(1)
    const [middle = ""] = ids
    const { id: first } = await makeRun(clinic.id, { status: "failed" })
    await db.owner.query("update engine.run set rerun_of = $1 where id = $2", [first, middle])
    const system = systemCtx(clinic.id, clinic, "rerun-runs")
    await takeRerunChunk(system, { id })
    await madeRun(clinic.id, id, middle, "completed")
    await followRerun(system, { id })
    expect([(await statusOf(first)).settled_as, (await statusOf(middle)).settled_as]).toEqual([
      "rerun",
      "rerun",
    ])
  })

  it("settles what failed beside it in the line and before it, not what failed since", async () => {
    const { id, clinic, ids } = await startedRerun(1)
    const [first = ""] = ids
    const beside = await makeRun(clinic.id, { status: "failed" })
    const since = await makeRun(clinic.id, { status: "failed", createdAt: new Date(Date.now() + 60_000) })
    await db.owner.query("update engine.run set rerun_of = $1 where id = any ($2::uuid[])", [
      first,
      [beside.id, since.id],
    ])
    const system = systemCtx(clinic.id, clinic, "rerun-runs")
    await takeRerunChunk(system, { id })
    await madeRun(clinic.id, id, first, "completed")
    await followRerun(system, { id })
    const settled = await Promise.all([first, beside.id, since.id].map(statusOf))
    expect(settled.map((one) => one.settled_as)).toEqual(["rerun", "rerun", null])
  })

  it("settles nothing where the new run refused to do anything", async () => {
    const { id, clinic, ids } = await startedRerun(1)
    const system = systemCtx(clinic.id, clinic, "rerun-runs")
    await takeRerunChunk(system, { id })
    const made = await madeRun(clinic.id, id, ids[0] ?? "", "completed")
    await db.owner.query(`update engine.run set output = '{"refused":"too_late"}' where id = $1`, [made])
    await followRerun(system, { id })
    expect(await statusOf(ids[0] ?? "")).toEqual({ settled_as: null, settled_by: null })
  })

  it("calls settled what was put away and then went well", async () => {
    const { clinic, ids } = await rerunGround(1)
    const admin = await ctxWith(clinic, ["admin"])
    await discardRuns(admin, { ids, reason: "Nothing is to be done" })
    const { id } = await requestRerun(admin, asked(ids))
    const system = systemCtx(clinic.id, clinic, "rerun-runs")
    await takeRerunChunk(system, { id })
    await madeRun(clinic.id, id, ids[0] ?? "", "completed")
    await followRerun(system, { id })
    expect((await statusOf(ids[0] ?? "")).settled_as).toBe("rerun")
  })

  it("hands what is still open to a run that goes on", async () => {
    const { id, clinic } = await startedRerun(1)
    const system = systemCtx(clinic.id, clinic, "rerun-runs")
    await takeRerunChunk(system, { id })
    for (let n = 0; n < 2; n++) expect(await followRerun(system, { id, round: 1 })).toEqual({ open: 1 })
    const { rows } = await db.owner.query("select data from engine.event where id = $1", [
      `rerun:${id}:follow:1`,
    ])
    expect(rows).toEqual([{ data: { clinicId: clinic.id, actionId: id, round: 1 } }])
  })
})

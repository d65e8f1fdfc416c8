import { afterAll, describe, expect, it } from "vitest"
import { systemCtx } from "@/lib/ctx"
import { closeDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { discardRuns } from "@/lib/jobs/discard"
import { previewRerun } from "@/lib/reruns/preview"
import { requestRerun } from "@/lib/reruns/request"
import { stopRerun } from "@/lib/reruns/stop"
import { takeRerunChunk } from "@/lib/reruns/take-chunk"
import { makeCause, makeStep } from "@/lib/testing/causes"
import { ctxWith } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeLead } from "@/lib/testing/leads"
import { describeRefusals } from "@/lib/testing/refusals"
import { asked, rerunGround, settled } from "@/lib/testing/reruns"
import { makeRun } from "@/lib/testing/runs"

const db = await testDatabase()
afterAll(closeDb)

const ground = async () => {
  const { ids, ctxFor, strangerFor } = await rerunGround()
  return { input: { scope: "selected" as const, ids }, ctxFor, strangerFor }
}
describeRefusals(previewRerun, { prepare: ground })

describe("the preview of a rerun", () => {
  it("says why each run that is left out is left out", async () => {
    const { clinic, ids, ctxFor } = await rerunGround()
    const gone = await makeRun(clinic.id, { status: "failed" })
    await db.owner.query("delete from engine.event where id = $1", [gone.eventId])
    const running = await makeRun(clinic.id, { status: "running" })
    const unknown = await makeRun(clinic.id, { status: "failed", functionId: "of-yesterday" })
    const taken = await makeRun(clinic.id, { status: "failed" })
    await requestRerun(await ctxWith(clinic, ["admin"]), asked([taken.id]))
    const seen = await previewRerun(ctxFor(["admin"]), {
      scope: "selected",
      ids: [...ids, gone.id, running.id, unknown.id, taken.id],
    })
    expect(seen).toMatchObject({ found: 5, count: 1, refusal: null, needsSecond: false })
    expect(Object.fromEntries(seen.blocked.map((one) => [one.why, one.runIds]))).toEqual({
      no_event: [gone.id],
      open: [running.id],
      no_function: [unknown.id],
      taken: [taken.id],
    })
  })

  it("begins at the failed step or at a named one, and says what is kept", async () => {
    const { clinic, ids, ctxFor } = await rerunGround(2)
    for (const id of ids) {
      await makeStep(id, "read", { seq: 1 })
      await makeStep(id, "score", { seq: 2 })
    }
    await makeStep(ids[0] ?? "", "notify", { seq: 3, error: "no way" })
    const kept = async (more: object) => {
      const seen = await previewRerun(ctxFor(["admin"]), { scope: "selected", ids, ...more })
      return [seen.count, Object.fromEntries(seen.steps.map((one) => [one.name, one.kept]))]
    }
    expect(await kept({})).toEqual([2, { read: 0, score: 0, notify: 0 }])
    expect(await kept({ from: "failed_step" })).toEqual([2, { read: 2, score: 2, notify: 0 }])
    expect(await kept({ from: "step", step: "score" })).toEqual([2, { read: 2, score: 0, notify: 0 }])
    expect(await kept({ from: "step", step: "notify" })).toEqual([1, { read: 1, score: 1, notify: 0 }])
    const whole = await makeRun(clinic.id)
    const seen = await previewRerun(ctxFor(["admin"]), {
      scope: "selected",
      ids: [whole.id],
      from: "failed_step",
    })
    expect(seen).toMatchObject({ count: 0, blocked: [{ why: "not_failed" }], points: ["start"] })
  })

  it("names the patients to who knows them, and only counts them for an operator", async () => {
    const { clinic } = await rerunGround(0)
    const lead = await makeLead(clinic.id, { patientName: "Ana Ionescu" })
    const other = await makeLead(clinic.id)
    const ids = []
    for (const subjectId of [lead.id, lead.id, other.id])
      ids.push((await makeRun(clinic.id, { status: "failed", subjectId })).id)
    const admin = await previewRerun(await ctxWith(clinic, ["admin"]), { scope: "selected", ids })
    expect(admin.patients.count).toBe(2)
    expect(admin.patients.named?.map((one) => one.name)).toContain("Ana Ionescu")
    const operator = await previewRerun(await ctxWith(clinic, ["operator"]), { scope: "selected", ids })
    expect(operator.patients).toEqual({ count: 2, named: null })
    expect(JSON.stringify(operator)).not.toContain("Ana")
  })

  it("of a coordinator is of own leads alone", async () => {
    const { clinic, ids } = await rerunGround(2)
    const coordinator = await ctxWith(clinic, ["coordinator"])
    const ownerId = coordinator.actor.kind === "member" ? coordinator.actor.memberId : ""
    const own = await makeRun(clinic.id, {
      status: "failed",
      subjectId: (await makeLead(clinic.id, { ownerId })).id,
    })
    await settled()
    await expect(previewRerun(coordinator, { scope: "selected", ids })).rejects.toMatchObject({
      code: "not_found",
    })
    expect(await previewRerun(coordinator, { scope: "match", filters: { status: "failed" } })).toMatchObject({
      found: 1,
      count: 1,
    })
    expect(await previewRerun(coordinator, { scope: "selected", ids: [own.id] })).toMatchObject({ count: 1 })
  })

  it("of all that match reads the filter, not a page of it, up to what had ended by then", async () => {
    const { clinic, ctxFor } = await rerunGround(70)
    await makeRun(clinic.id)
    await makeRun(clinic.id, { status: "failed", functionId: "process-lead-form" })
    const input = {
      scope: "match" as const,
      filters: { status: "failed", function: "lead-scoring-workflow" },
    }
    const seen = await previewRerun(ctxFor(["admin"]), input)
    expect(seen).toMatchObject({ found: 70, count: 70, needsSecond: true })
    await new Promise((resolve) => setTimeout(resolve, 200))
    await makeRun(clinic.id, { status: "failed" })
    expect(await previewRerun(ctxFor(["admin"]), { ...input, asOf: seen.asOf })).toMatchObject({ found: 70 })
  })

  it("of a cause takes what waits, once: of a run and its failed rerun the rerun", async () => {
    const { clinic, ctxFor } = await rerunGround(0)
    const cause = await makeCause(clinic.id, { runs: 4 })
    const [first = "", second = "", third = "", put = ""] = cause.runIds
    await db.owner.query("update engine.run set rerun_of = $1 where id = $2", [first, second])
    await db.owner.query("update engine.run set settled_as = 'discarded' where id = $1", [put])
    await settled()
    const seen = await previewRerun(ctxFor(["operator"]), { scope: "cause", causeId: cause.id })
    expect(seen.count).toBe(2)
    const { id } = await requestRerun(
      await ctxWith(clinic, ["operator"]),
      asked([], { scope: "cause", ids: undefined, causeId: cause.id }),
    )
    const { rows } = await db.owner.query(`select "runId" from "RerunItem" where "actionId" = $1`, [id])
    expect(rows.map((row) => row.runId).sort()).toEqual([second, third].sort())
  })

  it("leaves out what belongs to a schedule, a clinic's or the platform's, and says where to go", async () => {
    const { clinic, ids, ctxFor } = await rerunGround(1)
    const tick = await makeRun(null, { functionId: "seal-audit", status: "failed", eventName: "tick" })
    const nightly = await makeRun(clinic.id, {
      functionId: "stale-lead-refresh",
      status: "failed",
      eventName: "schedule/due",
      scheduleId: "stale-lead-refresh",
    })
    const choose = (...chosen: string[]) =>
      previewRerun(ctxFor(["admin"]), { scope: "selected", ids: chosen })
    expect(await choose(...ids, tick.id, nightly.id)).toMatchObject({
      found: 3,
      count: 1,
      refusal: null,
      blocked: [{ why: "schedule", count: 2, runIds: [nightly.id] }],
    })
    for (const id of [tick.id, nightly.id])
      expect(await choose(id)).toMatchObject({ count: 0, refusal: expect.stringContaining("Run now") })
    const matching = await previewRerun(ctxFor(["operator"]), {
      scope: "match",
      filters: { status: "failed" },
    })
    expect(matching.count).toBe(1)
    expect(matching.blocked.find((one) => one.why === "schedule")?.count).toBeGreaterThanOrEqual(2)
    await expect(
      previewRerun(ctxFor(["admin"]), { scope: "selected", ids: [...ids, newId()] }),
    ).rejects.toMatchObject({ code: "not_found" })
  })

  it("of all that match leaves out what was put away; chosen by hand it is said by whom", async () => {
    const { clinic, ids, ctxFor } = await rerunGround(2)
    const admin = await ctxWith(clinic, ["admin"])
    const [away = ""] = ids
    await discardRuns(admin, { ids: [away], reason: "Nothing is to be done" })
    const filters = { status: "failed" }
    const seen = await previewRerun(ctxFor(["admin"]), { scope: "match", filters })
    expect(seen.count).toBe(1)
    expect(seen.blocked).toContainEqual({ why: "discarded", count: 1, runIds: [away] })
    expect(await previewRerun(ctxFor(["admin"]), { scope: "selected", ids })).toMatchObject({
      count: 2,
      putAway: { count: 1, by: [admin.actor.name] },
    })
  })

  it("says how many of the chosen went well, and takes only those that failed when told so", async () => {
    const { clinic, ctxFor } = await rerunGround(2)
    await makeRun(clinic.id)
    const open = await makeRun(clinic.id, { status: "running" })
    await settled()
    const all = { scope: "match" as const, filters: {} }
    expect(await previewRerun(ctxFor(["admin"]), all)).toMatchObject({
      found: 4,
      count: 3,
      states: { failed: 2, completed: 1, cancelled: 0 },
      blocked: [{ why: "open", count: 1, runIds: [open.id] }],
    })
    const only = await previewRerun(ctxFor(["admin"]), { ...all, only: "failed" })
    expect(only).toMatchObject({ count: 2, states: { failed: 2, completed: 0 } })
    expect(only.blocked).toContainEqual(expect.objectContaining({ why: "not_asked", count: 1 }))
  })

  it("says when nobody at work could agree", async () => {
    const { clinic, ids, ctxFor } = await rerunGround(21)
    const input = { scope: "selected" as const, ids }
    const seen = () => previewRerun(ctxFor(["admin"]), input)
    expect(await seen()).toMatchObject({ needsSecond: true, mayAgree: false })
    await ctxWith(clinic, ["coordinator"])
    expect((await seen()).mayAgree).toBe(false)
    await ctxWith(clinic, ["operator"])
    expect((await seen()).mayAgree).toBe(true)
  })

  it("has no failure handler run again: its function is", async () => {
    const { clinic, ctxFor } = await rerunGround(0)
    const { id } = await makeRun(clinic.id, {
      status: "failed",
      functionId: "send-whatsapp-message-failure",
      eventName: "inngest/function.failed",
    })
    expect(await previewRerun(ctxFor(["admin"]), { scope: "selected", ids: [id] })).toMatchObject({
      count: 0,
      blocked: [{ why: "handler", runIds: [id] }],
    })
  })

  it("frees what a stopped rerun had begun as soon as the new run has ended", async () => {
    const { clinic, ids, ctxFor } = await rerunGround(1)
    const admin = await ctxWith(clinic, ["admin"])
    const { id } = await requestRerun(admin, asked(ids))
    await takeRerunChunk(systemCtx(clinic.id, clinic, "rerun-runs"), { id })
    await stopRerun(admin, { id, reason: "Not now" })
    const again = () => previewRerun(ctxFor(["admin"]), { scope: "selected", ids })
    expect(await again()).toMatchObject({ blocked: [{ why: "taken", runIds: ids }] })
    const made = await makeRun(clinic.id, { status: "failed" })
    await db.owner.query("update engine.run set event_id = $1, rerun_of = $2 where id = $3", [
      `rerun:${id}:${ids[0]}`,
      ids[0],
      made.id,
    ])
    expect(await again()).toMatchObject({ count: 1, blocked: [] })
  })
})

import { afterAll, describe, expect, it } from "vitest"
import { denyRequest } from "@/lib/approvals/decide"
import { expireApprovals } from "@/lib/approvals/expire"
import { withdrawRequest } from "@/lib/approvals/withdraw"
import { systemCtx } from "@/lib/ctx"
import { closeDb } from "@/lib/db"
import { findRerun } from "@/lib/reruns/find"
import { followRerun } from "@/lib/reruns/follow"
import { listReruns } from "@/lib/reruns/list"
import { requestRerun } from "@/lib/reruns/request"
import { stopRerun } from "@/lib/reruns/stop"
import { takeRerunChunk } from "@/lib/reruns/take-chunk"
import { makeCause } from "@/lib/testing/causes"
import { ctxWith } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { asked, rerunGround, startedRerun } from "@/lib/testing/reruns"
import { makeRun } from "@/lib/testing/runs"
import { addMs, DAY_MS } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)

describeRefusals(findRerun, {
  async prepare() {
    const { id, ctxFor, strangerFor } = await startedRerun()
    return { input: { id }, ctxFor, strangerFor }
  },
})

describe("a rerun's page", () => {
  it("shows what has ended before that is written down", async () => {
    const { id, clinic, ids, ctx } = await startedRerun(2)
    await takeRerunChunk(systemCtx(clinic.id, clinic, "rerun-runs"), { id })
    const made = await makeRun(clinic.id, { status: "completed" })
    await db.owner.query("update engine.run set event_id = $1, rerun_of = $2 where id = $3", [
      `rerun:${id}:${ids[0]}`,
      ids[0],
      made.id,
    ])
    const seen = await findRerun(ctx, { id })
    expect(seen).toMatchObject({
      status: "running",
      total: 2,
      mayStop: true,
      counts: { completed: 1, started: 1, waiting: 0 },
    })
    expect(seen.items.find((one) => one.runId === ids[0])).toMatchObject({
      outcome: "completed",
      newRunId: made.id,
    })
    expect((await findRerun(ctx, { id, outcome: "completed" })).items).toHaveLength(1)
  })

  it("keeps the words of who asked from who may not read a patient's", async () => {
    const { id, clinic } = await startedRerun()
    const as = async (role: "admin" | "operator" | "auditor") =>
      findRerun(await ctxWith(clinic, [role]), { id })
    expect(await as("admin")).toMatchObject({ reason: "The partner is back", isReasonHidden: false })
    expect(await as("operator")).toMatchObject({ reason: null, isReasonHidden: true })
    expect(await as("auditor")).toMatchObject({ reason: null, mayStop: false })
  })

  it("pages its runs without a gap or a repeat", async () => {
    const { id, ctx } = await startedRerun(20)
    await db.owner.query(
      `insert into "RerunItem" (id, "clinicId", "actionId", "runId", outcome)
       select gen_random_uuid(), "clinicId", id, gen_random_uuid(), 'skipped' from "RerunAction", generate_series(1, 45) where id = $1`,
      [id],
    )
    const first = await findRerun(ctx, { id })
    const second = await findRerun(ctx, { id, cursor: first.nextCursor ?? "" })
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([50, 15, null])
    expect(new Set([...first.items, ...second.items].map((one) => one.id)).size).toBe(65)
  })

  it("tells each ending apart: denied, taken back, nobody in time, could not be begun, stopped", async () => {
    const waiting = async () => {
      const { clinic, ids } = await rerunGround(21)
      const asker = await ctxWith(clinic, ["admin"])
      const other = await ctxWith(clinic, ["admin"])
      const { id, approvalId } = await requestRerun(asker, asked(ids))
      return { clinic, id, approvalId: approvalId ?? "", asker, other }
    }
    const denied = await waiting()
    await denyRequest(denied.other, { id: denied.approvalId, reason: "Not before tonight" })
    expect(await findRerun(denied.asker, { id: denied.id })).toMatchObject({
      status: "denied",
      ending: "denied",
      over: { by: { name: denied.other.actor.name }, why: "Not before tonight", isWhyHidden: false },
    })
    expect(await findRerun(await ctxWith(denied.clinic, ["operator"]), { id: denied.id })).toMatchObject({
      over: { why: null, isWhyHidden: true },
    })
    const back = await waiting()
    await withdrawRequest(back.asker, { id: back.approvalId })
    expect(await findRerun(back.asker, { id: back.id })).toMatchObject({
      ending: "withdrawn",
      over: { by: { name: back.asker.actor.name } },
    })
    const late = await waiting()
    const system = systemCtx(late.clinic.id, late.clinic, "expire-approvals")
    await expireApprovals({ ...system, now: addMs(system.now, 8 * DAY_MS) }, {})
    expect(await findRerun(late.asker, { id: late.id })).toMatchObject({
      ending: "expired",
      over: { by: null },
    })
    const [row] = (await listReruns(late.asker, {})).rows
    expect(row?.ending).toBe("expired")
    const { id, ctx } = await startedRerun()
    await stopRerun(ctx, { id, reason: "The partner is down again" })
    expect(await findRerun(ctx, { id })).toMatchObject({
      status: "stopped",
      over: { by: { name: ctx.actor.name }, why: "The partner is down again" },
    })
  })

  it("leads from what failed again to its cause", async () => {
    const { id, clinic, ids, ctx } = await startedRerun(1)
    const cause = await makeCause(clinic.id, { runs: 1 })
    await db.owner.query(
      "update engine.run set event_id = $1, rerun_of = $2, rerun_action = $3 where id = $4",
      [`rerun:${id}:${ids[0]}`, ids[0], id, cause.runIds[0]],
    )
    const system = systemCtx(clinic.id, clinic, "rerun-runs")
    await takeRerunChunk(system, { id })
    await followRerun(system, { id })
    expect(await findRerun(ctx, { id })).toMatchObject({
      status: "done",
      counts: { failed: 1 },
      causes: [{ id: cause.id, runs: 1 }],
    })
  })
})

import { afterAll, describe, expect, it } from "vitest"
import { systemCtx } from "@/lib/ctx"
import { closeDb } from "@/lib/db"
import { findRerun } from "@/lib/reruns/find"
import { takeRerunChunk } from "@/lib/reruns/take-chunk"
import { ctxWith } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { startedRerun } from "@/lib/testing/reruns"
import { makeRun } from "@/lib/testing/runs"

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
})

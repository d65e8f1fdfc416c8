import { afterAll, describe, expect, it } from "vitest"
import { systemCtx } from "@/lib/ctx"
import { closeDb } from "@/lib/db"
import { discardRuns } from "@/lib/jobs/discard"
import { requestRerun } from "@/lib/reruns/request"
import { takeRerunChunk } from "@/lib/reruns/take-chunk"
import { makeStep } from "@/lib/testing/causes"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { actionOf, asked, rerunGround, startedRerun } from "@/lib/testing/reruns"

const db = await testDatabase()
afterAll(closeDb)

describeRefusals(takeRerunChunk, {
  async prepare() {
    const { id, ctxFor, strangerFor } = await startedRerun()
    return { input: { id }, ctxFor, strangerFor }
  },
})

const eventsOf = async (id: string) =>
  (
    await db.owner.query(
      `select id, name, data, only_function, rerun_of, rerun_from, rerun_action from engine.event where rerun_action = $1 order by id`,
      [id],
    )
  ).rows

describe("a chunk of a rerun", () => {
  it("makes each run's event once, however often it is taken", async () => {
    const { id, clinic, ids } = await startedRerun(2)
    const ctx = systemCtx(clinic.id, clinic, "rerun-runs")
    const [one, two] = await Promise.all([takeRerunChunk(ctx, { id }), takeRerunChunk(ctx, { id })])
    expect([one, two].map((done) => done.taken).sort()).toEqual([0, 2])
    expect(await takeRerunChunk(ctx, { id })).toEqual({ taken: 0, left: 0 })
    const events = await eventsOf(id)
    expect(events.map((event) => event.rerun_of).sort()).toEqual([...ids].sort())
    expect(events[0]).toMatchObject({
      id: `rerun:${id}:${events[0].rerun_of}`,
      name: "message.received",
      only_function: "lead-scoring-workflow",
      rerun_from: null,
      rerun_action: id,
    })
  })

  it("says at which step to begin, each run by its own hash", async () => {
    const { clinic, ids, ctxFor } = await rerunGround(1)
    await makeStep(ids[0] ?? "", "notify")
    const ctx = systemCtx(clinic.id, clinic, "rerun-runs")
    const from = async (more: object) => {
      const { id } = await requestRerun(ctxFor(["admin"]), asked(ids, more))
      await takeRerunChunk(ctx, { id })
      await db.owner.query(`update "RerunItem" set outcome = 'completed' where "actionId" = $1`, [id])
      return (await eventsOf(id))[0].rerun_from
    }
    expect(await from({ from: "failed_step" })).toBe("")
    const { rows } = await db.owner.query("select id from engine.step where run_id = $1", [ids[0]])
    expect(await from({ from: "step", step: "notify" })).toBe(rows[0].id)
  })

  it("skips a run whose event went meanwhile, and says why", async () => {
    const { id, clinic, ids } = await startedRerun(2)
    await db.owner.query(
      "delete from engine.event where id = (select event_id from engine.run where id = $1)",
      [ids[0]],
    )
    expect(await takeRerunChunk(systemCtx(clinic.id, clinic, "rerun-runs"), { id })).toEqual({
      taken: 1,
      left: 0,
    })
    const { items } = await actionOf(clinic.id, id)
    expect(items.find((one) => one.runId === ids[0])).toMatchObject({
      outcome: "skipped",
      reason: "no_event",
    })
  })

  it("skips what was put away since it was asked, and what lost the step it was to begin at", async () => {
    const { clinic, ids, ctxFor } = await rerunGround(4)
    const [before = "", since = "", lost = "", whole = ""] = ids
    const admin = ctxFor(["admin"])
    await discardRuns(admin, { ids: [before], reason: "Nothing is to be done" })
    for (const id of ids) await makeStep(id, "notify")
    const { id } = await requestRerun(admin, asked(ids, { from: "step", step: "notify" }))
    await discardRuns(admin, { ids: [since], reason: "Nothing is to be done" })
    await db.owner.query("delete from engine.step where run_id = $1", [lost])
    expect(await takeRerunChunk(systemCtx(clinic.id, clinic, "rerun-runs"), { id })).toEqual({
      taken: 2,
      left: 0,
    })
    const { items } = await actionOf(clinic.id, id)
    const of = (runId: string) => items.find((one) => one.runId === runId)
    expect(of(since)).toMatchObject({ outcome: "skipped", reason: "discarded" })
    expect(of(lost)).toMatchObject({ outcome: "skipped", reason: "no_step" })
    expect([of(before)?.outcome, of(whole)?.outcome]).toEqual(["started", "started"])
  })
})

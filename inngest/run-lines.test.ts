import { RetryAfterError } from "inngest"
import { afterAll, afterEach, describe, expect, it } from "vitest"
import { keepLines, MOST_LINES } from "@/inngest/run-lines"
import { runLog, wideLine } from "@/inngest/run-log"
import { closeDb, enginePool } from "@/lib/db"
import { newId } from "@/lib/ids"
import { findRun } from "@/lib/jobs/find"
import { pruneRuns } from "@/lib/jobs/prune"
import { log } from "@/lib/log"
import { ctxWith } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { makeRun } from "@/lib/testing/runs"
import { statementsOf } from "@/lib/testing/statements"

const db = await testDatabase()
afterAll(closeDb)
afterEach(keepLines)

const functionId = "lead-scoring-workflow"
async function ground() {
  const clinic = await makeClinic()
  const { id } = await makeRun(clinic.id, { status: "failed" })
  const call = (attempt: number) => ({
    functionId,
    runId: id,
    attempt,
    maxAttempts: 2,
    event: { id: newId(), name: "message.received", data: { clinicId: clinic.id } },
  })
  const shown = async () => (await findRun(await ctxWith(clinic, ["operator"]), { id })).lines
  return { clinic, id, call, shown }
}

describe("what a run says", () => {
  it("is kept in order: its own lines, warnings from wherever it went, each try and how it ended badly", async () => {
    const { id, call, shown } = await ground()
    const fails = (attempt: number) =>
      wideLine(call(attempt), async () => {
        runLog({ functionId, runId: id }).info("score.begun", { count: 3 })
        log.info("elsewhere.done", { count: 1 })
        log.warn("partner.slow", { provider: "hubspot", durationMs: 900 })
        throw new RetryAfterError("Ana's partner is away", "1s")
      }).catch(() => null)
    await fails(0)
    await fails(1)
    log.warn("nobody.asked")
    await keepLines()
    const lines = await shown()
    expect(lines.map(({ level, op }) => [level, op])).toEqual([
      ["info", "score.begun"],
      ["warn", "partner.slow"],
      ["warn", "run.tried"],
      ["info", "score.begun"],
      ["warn", "partner.slow"],
      ["error", "run.ended"],
    ])
    expect(lines[1]?.fields).toEqual({ provider: "hubspot", durationMs: 900 })
    expect(lines[5]?.fields).toMatchObject({ attempt: 1, status: "failed", errorName: "RetryAfterError" })
    expect(JSON.stringify(lines)).not.toContain("Ana")
  })

  it("is ids and codes, never words", async () => {
    const { id, call, shown } = await ground()
    await wideLine(call(0), async () =>
      log.warn("odd", {
        eventId: id,
        reason: "Ana wants to come on Monday",
        name: "Ana",
        detail: "Ana",
        code: "+40 721 234 567",
        route: "/x?phone=40721234567",
        kind: "late_answer",
        body: "x",
      }),
    )
    await keepLines()
    expect((await shown())[0]?.fields).toEqual({ eventId: id, kind: "late_answer" })
  })

  it("costs a run that goes well and says nothing not one statement", async () => {
    const { call } = await ground()
    const sent = await statementsOf(async () => {
      await wideLine(call(0), async () => "done")
      await keepLines()
    })
    expect(sent).toEqual([])
  })

  it("is written in one statement, up to a bound, for runs there are", async () => {
    const { call, id, shown } = await ground()
    const speak = async (runId: string, lines: number) => {
      for (let n = 0; n < lines; n++) log.warn("again", { runId, count: n })
    }
    await wideLine(call(0), async () => {})
    await speak(id, MOST_LINES - 10)
    await speak(newId(), 3)
    expect(await statementsOf(keepLines)).toHaveLength(1)
    await speak(id, 30)
    await keepLines()
    expect(await shown()).toHaveLength(MOST_LINES)
  })

  it("is its clinic's alone, and goes with its run or with age", async () => {
    const { id, clinic } = await ground()
    const dead = await makeRun(clinic.id, { status: "failed" })
    for (const runId of [id, dead.id]) log.warn("said", { runId })
    await keepLines()
    const count = async () => (await enginePool().query("select 1 from engine.log")).rowCount ?? 0
    const before = await count()
    await expect(findRun(await ctxWith(await makeClinic(), ["admin"]), { id })).rejects.toMatchObject({
      code: "not_found",
    })
    await db.owner.query("delete from engine.run where id = $1", [id])
    expect(await count()).toBe(before - 1)
    await db.owner.query("update engine.log set at = now() - interval '31 days' where run_id = $1", [dead.id])
    await pruneRuns()
    expect(await count()).toBe(before - 2)
  })
})

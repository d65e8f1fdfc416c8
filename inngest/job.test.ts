import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { Ctx } from "@/lib/ctx"
import { closeDb, enginePool, listenClient } from "@/lib/db"
import { type Engine, startEngine } from "@/lib/engine/engine"
import { AppError } from "@/lib/errors"
import { newId } from "@/lib/ids"
import { testDatabase } from "@/lib/testing/db"
import { emitRaw, ended } from "@/lib/testing/engine"
import { type MadeClinic, makeClinic } from "@/lib/testing/factory"

await testDatabase()
afterAll(closeDb)
// The client reads the environment as it is made.
const { job } = await import("@/inngest/job")
const { inngest, seam } = await import("@/inngest/client")
const { functions } = await import("@/inngest/index")
const { FUNCTIONS } = await import("@/inngest/registry")
const { BUILT_SCHEDULES, SCHEDULES } = await import("@/inngest/schedules")

const seen: Ctx[] = []
const failures: string[] = []
const tries: Record<string, number> = {}

const probe = job({
  id: "lead-scoring-workflow",
  on: "message.received",
  async handle({ ctx, step, event }) {
    seen.push(ctx)
    const kind = event.data.messageId
    return step.run("work", () => {
      tries[kind] = (tries[kind] ?? 0) + 1
      if (kind === "refused") throw new AppError("wrong_state")
      if (kind === "busy" && tries[kind] < 3)
        throw new AppError("provider_failed", { retryAfterSeconds: 0.05 })
      if (kind === "slow" && tries[kind] < 2) throw new Error("once")
      return ctx.clinic.slug
    })
  },
  async onFailure({ ctx, event, error }) {
    failures.push(`${ctx.clinic.slug} ${event.data.messageId} ${error.message}`)
  },
})

let engine: Engine
let clinic: MadeClinic
beforeAll(async () => {
  clinic = await makeClinic()
  engine = await startEngine({
    client: inngest,
    seam,
    functions: [probe],
    pool: enginePool(),
    listenClient: () => listenClient("engine"),
    pollMs: 50,
  })
})
afterAll(() => engine.stop())

const send = (messageId: string, clinicId = clinic.id) =>
  emitRaw("message.received", { clinicId, messageId, leadId: newId() })
const attemptsOf = async (runId = "") =>
  (
    await enginePool().query(
      "select outcome, extract(epoch from finished_at)::float8 * 1000 as at from engine.attempt where run_id = $1 order by id",
      [runId],
    )
  ).rows

describe("a job", () => {
  it("acts as the system in the event's clinic", async () => {
    const [run] = await ended(await send("fine"))
    expect(run).toMatchObject({ status: "completed", output: clinic.slug })
    expect(seen.at(-1)).toMatchObject({
      clinicId: clinic.id,
      clinic: { timeZone: clinic.timeZone },
      actor: { kind: "system", name: "lead-scoring-workflow", runId: run?.id },
      requestId: run?.id,
    })
  })

  it("does not try again what cannot succeed, and tells its onFailure in the same clinic", async () => {
    const [run] = await ended(await send("refused"))
    expect(run).toMatchObject({ status: "failed", error: { message: "wrong_state" } })
    expect(tries.refused).toBe(1)
    await ended(`failed:${run?.id}`)
    expect(failures).toEqual([`${clinic.slug} refused wrong_state`])
  })

  it("waits as long as a provider asks", async () => {
    const startMs = performance.now()
    const [run] = await ended(await send("busy"))
    expect(run?.status).toBe("completed")
    expect(tries.busy).toBe(3)
    expect(performance.now() - startMs).toBeLessThan(1_500)
  })

  it("waits about a second before a second try", async () => {
    const [run] = await ended(await send("slow"))
    expect(run?.status).toBe("completed")
    const [first] = await attemptsOf(run?.id)
    const { rows } = await enginePool().query(
      "select extract(epoch from started_at)::float8 * 1000 as at from engine.step where run_id = $1",
      [run?.id],
    )
    expect(rows[0].at - first.at).toBeGreaterThan(700)
    expect(rows[0].at - first.at).toBeLessThan(3_000)
  })

  it("fails at once for a clinic that is not there", async () => {
    const [run] = await ended(await send("fine", newId()))
    expect(run).toMatchObject({ status: "failed", error: { message: "not_found" } })
    expect(await attemptsOf(run?.id)).toHaveLength(1)
  })
})

it("every function has its entry, and every entry its function", () => {
  expect(functions.map((fn) => fn.id()).sort()).toEqual(FUNCTIONS.map((entry) => entry.id).sort())
})

it("the product's functions ask for nothing the embedded engine does not do", async () => {
  const { startWorker } = await import("@/inngest/worker")
  const worker = await startWorker()
  const { rows } = await enginePool().query("select function_id as id from engine.cron order by id")
  await worker.stop()
  // All others are due by inngest/schedules.ts, and dispatched by this one.
  expect(rows.map((row) => row.id)).toEqual(["tick-schedules"])
})

describe("inngest/schedules.ts", () => {
  it("names for each schedule that is built its function, due as the list of functions says", () => {
    const entry = (id: string) => FUNCTIONS.find((one) => one.id === id)
    for (const one of BUILT_SCHEDULES)
      expect(entry(one.functionId)?.trigger, one.id).toEqual({
        schedule: one.pattern,
        timeZone: one.per === "clinic" ? "the clinic's zone" : "UTC",
      })
    const scheduled = FUNCTIONS.filter((one) => "schedule" in one.trigger && one.id !== "tick-schedules")
    expect(scheduled.map((one) => one.id).sort()).toEqual(BUILT_SCHEDULES.map((one) => one.functionId).sort())
  })

  it("calls built what has its function, and nothing else", () => {
    const ids = new Set<string>(FUNCTIONS.map((one) => one.id))
    expect(SCHEDULES.filter((one) => one.built !== ids.has(one.functionId))).toEqual([])
  })

  it("has every schedule of the product, at its time", () => {
    const patterns = Object.fromEntries(SCHEDULES.map((one) => [one.id, `${one.per} ${one.pattern}`]))
    expect(patterns).toMatchObject({
      "daily-recall-check": "clinic 0 9 * * *",
      "hourly-reminder-check": "clinic 0 * * * *",
      "stale-lead-refresh": "clinic 0 2 * * *",
      "stale-lead-cleanup": "clinic 0 3 * * 0",
      "consent-expiry-check": "clinic 0 3 * * *",
      "gdpr-consent-audit": "clinic 0 4 * * *",
      "weekly-report": "clinic 0 8 * * 1",
      backup: "platform 0 2 * * *",
      "restore-drill": "platform 0 5 * * 6",
      "sweep-backups": "platform */10 * * * *",
      "probe-services": "platform * * * * *",
      "evaluate-alerts": "platform * * * * *",
      retention: "platform 30 3 * * *",
    })
    const names = SCHEDULES.flatMap((one) => [one.id, ...one.aliases])
    expect(new Set(names).size).toBe(names.length)
  })
})

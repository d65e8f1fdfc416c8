import { setTimeout as sleep } from "node:timers/promises"
import { isDatabaseLost } from "@/lib/errors"
import { failpoint } from "@/lib/failpoint"
import { log } from "@/lib/log"
import { currentTraceparent, inTrace, traceOf } from "@/lib/telemetry/trace"
import { now } from "@/lib/time"
import { decide, decidePoisoned, done } from "./decide"
import { deliverLate, hearsOf } from "./deliver"
import { causeOf } from "./fingerprint"
import type { Caller } from "./handler"
import { callBody } from "./request"
import type { SeamHandlers } from "./seam"
import { isTooLarge, withinSize } from "./size"
import type { Store } from "./store"
import { writeTogether } from "./together"
import type { Cause, Claimed, EngineFunction, Settlement, WireResponse } from "./types"
import { unknownFunction } from "./wire-error"

/** A job whose lease ran out this often unsettled has killed or stalled its workers: its run fails. */
export const MOST_DEATHS = 3
/** While the database is away an answer is kept and settled later, so that a finished step need not run again. */
const SETTLE_PATIENCE_MS = 60_000

export type Calls = {
  /** Calls the function and settles what it answered. Never throws. */
  perform(job: Claimed): Promise<void>
  seam: SeamHandlers
}

export function createCalls(given: {
  store: Store
  caller: Caller
  functions: ReadonlyMap<string, EngineFunction>
  workerId: string
  releaseSha: string
  checkpointing: boolean
  /** Something became due at once. */
  onMore(): void
}): Calls {
  const { store, caller, functions, workerId } = given
  const writes = writeTogether(store)
  const hears = hearsOf(functions.values()).length > 0
  const underWay = new Map<string, Claimed>()
  const byWireId = new Map([...functions.values()].map((fn) => [fn.wireId, fn.id]))
  const functionOf = (wireId: string) => byWireId.get(wireId)

  async function answerOf(job: Claimed): Promise<Settlement> {
    if (job.deaths >= MOST_DEATHS) return decidePoisoned(job)
    const fn = functions.get(job.functionId)
    if (!fn) return decide(job, missing(job.functionId), now(), functionOf)
    const body = callBody(job, fn.wireId, workerId, given.checkpointing && job.kind === "enter")
    try {
      failpoint("call.before")
      const response = await caller.call(fn.wireId, job.stepId, body)
      failpoint("call.after")
      return decide(job, response, now(), functionOf)
    } catch (error) {
      return decide(job, thrown(error), now(), functionOf)
    }
  }

  async function settle(job: Claimed, settlement: Settlement): Promise<void> {
    const failed = settlement.next === "fail"
    const failure = failed ? failureData(job, settlement, functions) : null
    const until = performance.now() + SETTLE_PATIENCE_MS
    let mayBeKept = false
    for (let waitMs = 50; ; waitMs = Math.min(waitMs * 2, 1_000)) {
      try {
        const cause = failed ? await causeFor(job, settlement) : null
        failpoint("settle.before")
        const kept = await writes.settle(job, settlement, failure, cause)
        failpoint("settle.after")
        mayBeKept ||= kept
        // Lost since a try that got no answer: what that one gave may well be kept.
        if (!mayBeKept)
          log.warn("engine.late_result_dropped", { runId: job.runId, functionId: job.functionId })
        break
      } catch (error) {
        if (!isDatabaseLost(error) || performance.now() > until) throw error
        mayBeKept = true
        await sleep(waitMs)
      }
    }
    if (mayBeKept && settlement.steps.some((step) => step.wait)) await lookAfterWaits()
  }

  /** What is not looked after now is at the next beat. */
  const lookAfterWaits = () =>
    deliverLate(store).catch((error) => log.warn("engine.wait_not_looked_after", { error }))

  async function causeFor(job: Claimed, settlement: Settlement): Promise<Cause> {
    const { provider, step } = await store.failureGround(job.runId, failedStep(job, settlement))
    const { functionId } = job
    return causeOf({
      functionId,
      error: settlement.error,
      stepName: step,
      provider,
      releaseSha: given.releaseSha,
    })
  }

  return {
    async perform(job) {
      underWay.set(job.jobId, job)
      try {
        const trace = traceOf({ ...job.event, trace: job.trace })
        await inTrace(trace, async () => {
          const settlement = withinSize(job, await answerOf(job))
          await settle(job, settlement)
          if (hears || isTold(job, settlement)) given.onMore()
        })
      } catch (error) {
        // The lease runs out and the job is tried again.
        log.error("engine.settle_failed", { error, runId: job.runId, functionId: job.functionId })
      } finally {
        if (underWay.get(job.jobId) === job) underWay.delete(job.jobId)
      }
    },
    seam: {
      async send(events) {
        const rows = events.map(({ id, name, data }) => ({
          id,
          name,
          data: JSON.stringify(data),
          clinicId: typeof data?.clinicId === "string" ? data.clinicId : null,
        }))
        await store.insertEvents(rows, currentTraceparent())
        given.onMore()
      },
      async checkpoint({ jobId, lease, steps }) {
        const made = steps.map((step) => done(step, { attempt: 0 }))
        const job = underWay.get(jobId)
        if (!job || !made.some((step) => isTooLarge(step.output)))
          return kept(() => writes.checkpoint(jobId, lease, made))
        // Its run ends here. Said to be merely not kept, it would come again and again, and then with the answer.
        await settle(job, withinSize(job, { ...NOTHING, steps: made }))
        return false
      },
    },
  }
}

async function kept(write: () => Promise<boolean>): Promise<boolean> {
  failpoint("checkpoint.before")
  const held = await write()
  failpoint("checkpoint.after")
  return held
}

/** Whether settling may have written an event. */
const isTold = (job: Claimed, { next, steps }: Settlement): boolean =>
  next === "fail" || job.event.name.startsWith("inngest/function.") || steps.some((step) => step.invoke)

const NOTHING: Settlement = { steps: [], next: "enter", attempt: 0, delayMs: 0, output: null, error: null }

/** The step a run fails of: the one called, or the remembered one whose error the function has thrown again. */
function failedStep(job: Claimed, settlement: Settlement): string {
  if (settlement.tried?.stepId) return settlement.tried.stepId
  const message = (error: unknown) => (error as { message?: unknown } | null)?.message
  const thrown = message(JSON.parse(settlement.error ?? "null"))
  return job.steps.findLast((step) => step.error !== null && message(step.error) === thrown)?.id ?? ""
}

/** What is told of a failure, and whether a function listens. The failure of one that was told of another is told to nobody. */
function failureData(
  job: Claimed,
  settlement: Settlement,
  functions: ReadonlyMap<string, EngineFunction>,
): { data: string; isHeard: boolean } | null {
  const fn = functions.get(job.functionId)
  if (!fn || job.event.name === "inngest/function.failed") return null
  const isHeard = [...functions.values()].some(
    (other) =>
      other.failureOf === fn.id ||
      (!other.failureOf && other.triggers.some((trigger) => trigger.event === "inngest/function.failed")),
  )
  const data = {
    function_id: fn.wireId,
    run_id: job.runId,
    clinicId: job.clinicId ?? undefined,
    error: { stack: "", ...JSON.parse(settlement.error ?? "{}") },
    event: job.event,
    events: [job.event],
  }
  return { data: JSON.stringify(data), isHeard }
}

const missing = (functionId: string): WireResponse => ({
  status: 500,
  headers: {},
  body: JSON.stringify(unknownFunction(functionId)),
})

const thrown = (error: unknown): WireResponse => ({
  status: 500,
  headers: {},
  body: JSON.stringify({
    name: "TransportError",
    message: error instanceof Error ? error.message : String(error),
  }),
})

import type { GetStepTools, InngestFunction } from "inngest"
import { inngest, isServerMode } from "@/inngest/client"
import { runCtx } from "@/inngest/clinic"
import type { EventName, Events, ScheduleDue } from "@/inngest/events"
import { type FunctionId, functionEntry } from "@/inngest/registry"
import { type RunLog, runLog, wideLine } from "@/inngest/run-log"
import { BUILT_SCHEDULES } from "@/inngest/schedules"
import type { Ctx } from "@/lib/ctx"
import { aloneTriggers, cancelledBy } from "@/lib/engine/server-events"
import { ownRunId } from "@/lib/engine/ulid"
import { isInTime } from "@/lib/schedules/refuse"

export type Step = GetStepTools<typeof inngest>

export type Work<N extends EventName> = {
  /** The system, acting in the event's clinic for this run. */
  ctx: Ctx
  /** Side effects belong in steps, each idempotent: an interrupted one is run again. */
  step: Step
  event: { id: string; name: N; data: Events[N] }
  runId: string
  log: RunLog
}

/**
 * The one way to declare a function that an event starts in a clinic. Tries, other names and description stand in
 * `inngest/registry.ts`. What it throws is retried by our policy (`retry-policy.ts`).
 */
export function job<N extends EventName>(spec: {
  id: FunctionId
  on: N
  /** CEL; guard what may be missing with `has()`: `event.data.provider == 'whatsapp'`. */
  if?: string
  /** How many of it run at once, by key (CEL) where one is given. */
  concurrency?: { limit: number; key?: string }
  priority?: Seconds
  handle(work: Work<N>): Promise<unknown>
  /** Once, after the last try. */
  onFailure?(work: Work<N> & { error: Error }): Promise<unknown>
}): InngestFunction.Any {
  const { attempts, description } = functionEntry(spec.id)
  const { handle, onFailure } = spec
  return inngest.createFunction(
    {
      id: spec.id,
      name: spec.id,
      description,
      retries: retriesOf(attempts),
      concurrency: spec.concurrency,
      priority: priorityOf(spec),
      triggers: [{ event: spec.on, if: spec.if }, ...atServer(spec.id).triggers],
      cancelOn: atServer(spec.id).cancelOn,
      onFailure:
        onFailure &&
        (async ({ event, error, step, runId }: Failure) => {
          const first = event.data.event
          return onFailure({ ...(await work(spec, first, ownRunId(runId))), step, error })
        }),
    },
    inRun(spec.id, async ({ event, step, runId }) => handle({ ...(await work(spec, event, runId)), step })),
  )
}

/** The clock itself: the one function that a schedule of the engine starts. All others are dispatched by it. */
export function clockJob(spec: {
  id: FunctionId
  priority?: Seconds
  handle(work: { step: Step; runId: string; log: RunLog }): Promise<unknown>
}): InngestFunction.Any {
  const { attempts, description, trigger } = functionEntry(spec.id)
  if (!("schedule" in trigger)) throw new Error(`${spec.id} has no schedule in inngest/registry.ts`)
  return inngest.createFunction(
    {
      id: spec.id,
      name: spec.id,
      description,
      retries: retriesOf(attempts),
      priority: priorityOf(spec),
      triggers: [{ cron: `TZ=${trigger.timeZone} ${trigger.schedule}` }, ...atServer(spec.id).triggers],
      cancelOn: atServer(spec.id).cancelOn,
    },
    inRun(spec.id, ({ step, runId }) =>
      spec.handle({ step, runId, log: runLog({ functionId: spec.id, runId }) }),
    ),
  )
}

/** For a platform's schedule: no clinic, no ctx. When it is due stands in `inngest/schedules.ts`. */
export function platformJob(spec: {
  id: FunctionId
  priority?: Seconds
  handle(work: { step: Step; runId: string; log: RunLog }): Promise<unknown>
}): InngestFunction.Any {
  return inngest.createFunction(
    { ...dueConfig(spec.id, "platform"), priority: priorityOf(spec) },
    inRun(spec.id, ({ step, runId }) =>
      spec.handle({ step, runId, log: runLog({ functionId: spec.id, runId }) }),
    ),
  )
}

/** For a schedule of each clinic. An occasion that has waited until it is of no use ends without doing anything. */
export function scheduledJob(spec: {
  id: FunctionId
  handle(work: { ctx: Ctx; step: Step; occasion: ScheduleDue; runId: string; log: RunLog }): Promise<unknown>
}): InngestFunction.Any {
  return inngest.createFunction(
    dueConfig(spec.id, "clinic"),
    inRun(spec.id, async ({ event, step, runId }) => {
      const occasion = event.data as ScheduleDue & { clinicId: string }
      const inTime = await step.run("look-at-the-clock", () => isInTime(occasion, runId))
      if (!inTime) return { refused: "too_late" }
      const ctx = await runCtx(occasion.clinicId, spec.id, runId)
      const log = runLog({ functionId: spec.id, runId, clinicId: occasion.clinicId })
      return spec.handle({ ctx, step, occasion, runId, log })
    }),
  )
}

function dueConfig(id: FunctionId, per: "clinic" | "platform") {
  const { attempts, description } = functionEntry(id)
  const schedule = BUILT_SCHEDULES.find((one) => one.functionId === id && one.per === per)
  if (!schedule) throw new Error(`${id} is no ${per}'s schedule in inngest/schedules.ts`)
  // A server, which knows no event for one function alone, goes by the expression.
  const due = { event: "schedule/due", if: `event.data.scheduleId == '${schedule.id}'` }
  const { triggers, cancelOn } = atServer(id)
  return { id, name: id, description, retries: retriesOf(attempts), triggers: [due, ...triggers], cancelOn }
}

async function work<N extends EventName>(
  spec: { id: FunctionId; on: N },
  event: { id?: string; data?: unknown },
  runId: string,
): Promise<Omit<Work<N>, "step">> {
  const data = event.data as Events[N]
  const ctx = await runCtx(data.clinicId, spec.id, runId)
  return {
    ctx,
    runId,
    event: { id: event.id ?? runId, name: spec.on, data },
    log: runLog({ functionId: spec.id, runId, clinicId: data.clinicId }),
  }
}

type Call = {
  event: { id?: string; name: string; ts?: number; data?: Record<string, unknown> }
  step: Step
  runId: string
  attempt: number
  maxAttempts?: number
}

/** Each entry of a function's body: under the run's own id, whatever a server calls it, with a line at its end. */
function inRun(
  functionId: FunctionId,
  body: (call: Pick<Call, "event" | "step" | "runId">) => Promise<unknown>,
) {
  return ({ event, step, runId: toldId, attempt, maxAttempts }: Call) => {
    const runId = ownRunId(toldId)
    return wideLine({ functionId, runId, attempt, maxAttempts, event }, () => body({ event, step, runId }))
  }
}

/** What a server needs besides: how it starts this function alone, and how it ends a run of it. */
const atServer = (id: FunctionId) =>
  isServerMode()
    ? { triggers: aloneTriggers(id), cancelOn: cancelledBy(id) }
    : { triggers: [], cancelOn: undefined }

/**
 * Goes before what has waited up to so much longer, at most 600; and where all else is taken, into the places that the
 * embedded engine keeps for what has a priority: the highest first.
 */
type Seconds = number
const priorityOf = ({ priority }: { priority?: Seconds }) =>
  priority === undefined ? undefined : { run: String(priority) }

type Retries = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9
const retriesOf = (attempts: number) => (attempts - 1) as Retries

type Failure = {
  event: { data: { event: { id?: string; data?: unknown } } }
  error: Error
  step: Step
  runId: string
}

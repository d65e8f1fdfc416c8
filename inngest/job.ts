import type { GetStepTools, InngestFunction } from "inngest"
import { inngest } from "@/inngest/client"
import { runCtx } from "@/inngest/clinic"
import type { EventName, Events } from "@/inngest/events"
import { type FunctionId, functionEntry } from "@/inngest/registry"
import { type RunLog, runLog, wideLine } from "@/inngest/run-log"
import type { Ctx } from "@/lib/ctx"

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
      triggers: [{ event: spec.on, if: spec.if }],
      onFailure:
        onFailure &&
        (async ({ event, error, step, runId }: Failure) => {
          const first = event.data.event
          return onFailure({ ...(await work(spec, first, runId)), step, error })
        }),
    },
    ({ event, step, runId, attempt, maxAttempts }) =>
      wideLine({ functionId: spec.id, runId, attempt, maxAttempts, event }, async () =>
        handle({ ...(await work(spec, event, runId)), step }),
      ),
  )
}

/** The same for a platform's schedule: no clinic, no ctx; the time zone stands in the registry. */
export function platformJob(spec: {
  id: FunctionId
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
      triggers: [{ cron: `TZ=${trigger.timeZone} ${trigger.schedule}` }],
    },
    ({ event, step, runId, attempt, maxAttempts }) =>
      wideLine({ functionId: spec.id, runId, attempt, maxAttempts, event }, () =>
        spec.handle({ step, runId, log: runLog({ functionId: spec.id, runId }) }),
      ),
  )
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

type Retries = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9
const retriesOf = (attempts: number) => (attempts - 1) as Retries

type Failure = {
  event: { data: { event: { id?: string; data?: unknown } } }
  error: Error
  step: Step
  runId: string
}

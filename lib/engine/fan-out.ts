import { isDatabaseLost } from "@/lib/errors"
import { failpoint } from "@/lib/failpoint"
import { isId, newId } from "@/lib/ids"
import { log } from "@/lib/log"
import { traceOf } from "@/lib/telemetry/trace"
import { cancelWaits, deadlines, deliver, deliverLate } from "./deliver"
import { matches } from "./expression"
import { flowOf } from "./flow"
import { isPassing } from "./passing"
import type { About, PlannedRun } from "./planned"
import type { Store } from "./store"
import type { EngineFunction, EventRow } from "./types"

const BATCH = 200

export type FanOut = {
  functions: ReadonlyMap<string, EngineFunction>
  releaseSha: string
  /** Whom and what an event is about: what its run is found by. */
  aboutOf(data: Record<string, unknown>): Partial<About>
}

/** Turns waiting events into runs, batch by batch; says how many runs were made. */
export async function fanOut(store: Store, given: FanOut): Promise<number> {
  let made = 0
  for (;;) {
    const events = await store.waitingEvents(BATCH)
    if (events.length === 0) return made
    const fresh = await takeUp(store, events, given).catch((error) => oneByOne(store, events, given, error))
    made += Math.max(fresh, 0)
    // Another worker holds these: it makes their runs.
    if (events.length < BATCH || fresh < 0) return made
  }
}

async function takeUp(store: Store, events: readonly EventRow[], given: FanOut): Promise<number> {
  const runs = events.flatMap((event) => plan(event, given))
  await deliver(store, events)
  failpoint("fan-out.before")
  const made = await store.fanOut(
    events.map((event) => event.id),
    runs,
  )
  failpoint("fan-out.after")
  if (runs.some((run) => run.waits)) await deliverLate(store)
  return made
}

/** One event that cannot be taken up must not hold up the others: it is set aside, and says so. */
async function oneByOne(
  store: Store,
  events: readonly EventRow[],
  given: FanOut,
  error: unknown,
): Promise<number> {
  if (isDatabaseLost(error)) throw error
  let made = 0
  for (const event of events) {
    try {
      made += Math.max(await takeUp(store, [event], given), 0)
    } catch (reason) {
      if (isDatabaseLost(reason) || isPassing(reason)) throw reason
      log.error("engine.event_unreadable", { eventId: event.id, name: event.name, error: reason })
      await store.setAside(event)
    }
  }
  return made
}

type Event = { id: string; name: string; data: Record<string, unknown> }

/** Pure but for the new ids: the runs an event starts, or would have started but for what `skip` says. */
export function plan(row: EventRow, given: FanOut): PlannedRun[] {
  const data = (JSON.parse(row.data) ?? {}) as Record<string, unknown>
  const event = { id: row.id, name: row.name, data }
  const named = typeof data.clinicId === "string" ? data.clinicId : null
  const said = named && isId(named) ? named : null
  const common = {
    event_id: row.id,
    event_name: row.name,
    clinic_id: row.clinicId ?? said,
    release_sha: given.releaseSha,
  }
  const skipped = (functionId: string, skip: "clinic" | "function"): PlannedRun => ({
    ...common,
    clinic_id: row.clinicId,
    id: newId(),
    function_id: functionId,
    max_attempts: 1,
    skip,
  })
  if (row.onlyFunction && !given.functions.has(row.onlyFunction))
    return [skipped(row.onlyFunction, "function")]
  const started = [...given.functions.values()].filter((fn) => starts(fn, row, event))
  // An event that names another clinic than its row would run in the wrong one.
  if (named !== said || (row.clinicId && said && said !== row.clinicId))
    return started.map((fn) => skipped(fn.id, "clinic"))
  if (started.length === 0) return []

  const { subjectId, patientId, provider, scheduleId, occasionId } = given.aboutOf(data)
  const planned = {
    ...common,
    subject_id: subjectId ?? undefined,
    patient_id: patientId ?? undefined,
    provider: provider ?? undefined,
    schedule_id: scheduleId ?? undefined,
    occasion_id: occasionId ?? undefined,
    rerun_of: row.rerunOf ?? undefined,
    rerun_from: row.rerunFrom ?? undefined,
    rerun_action: row.rerunAction ?? undefined,
    trace: traceOf({ id: row.id, data, trace: row.trace }),
    ...parentOf(row),
  }
  return started.map((fn) => ({
    ...planned,
    id: newId(),
    function_id: fn.id,
    max_attempts: fn.maxAttempts,
    waits: fn.cancelOn.length > 0 ? cancelWaits(fn, event) : undefined,
    timeouts: deadlines(fn),
    ...flowOf(fn, event, planned.clinic_id, { isAsked: row.onlyFunction !== null }),
  }))
}

/** `invoke:<run>:<step>`: the run that invoked this one, and its step there. */
function parentOf(row: EventRow): Pick<PlannedRun, "parent_run_id" | "parent_step_id"> {
  if (row.name !== "inngest/function.invoked") return {}
  const [, run, step] = /^invoke:([0-9a-f-]{36}):(.+)$/.exec(row.id) ?? []
  return run && step && isId(run) ? { parent_run_id: run, parent_step_id: step } : {}
}

function starts(fn: EngineFunction, row: EventRow, event: Event): boolean {
  if (row.onlyFunction) return fn.id === row.onlyFunction
  if (fn.failureOf !== undefined) {
    return row.name === "inngest/function.failed" && event.data.function_id === fn.wireFailureOf
  }
  return fn.triggers.some((trigger) => trigger.event === row.name && matches(trigger.expression, event))
}

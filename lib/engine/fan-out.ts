import { newId } from "@/lib/ids"
import { keyOf, matches } from "./expression"
import type { PlannedRun, Store } from "./store"
import type { EngineFunction, EventRow } from "./types"

const BATCH = 200

export type FanOut = {
  functions: ReadonlyMap<string, EngineFunction>
  releaseSha: string
  /** Whom an event is about, for "own runs". */
  subjectOf(data: Record<string, unknown>): string | null
}

/** Turns waiting events into runs, batch by batch; says how many runs were made. */
export async function fanOut(store: Store, given: FanOut): Promise<number> {
  let made = 0
  for (;;) {
    const events = await store.waitingEvents(BATCH)
    if (events.length === 0) return made
    const runs = events.flatMap((event) => plan(event, given))
    const ids = events.map((event) => event.id)
    const fresh = await store.fanOut(ids, runs)
    made += Math.max(fresh, 0)
    // Another worker holds these: it makes their runs.
    if (events.length < BATCH || fresh < 0) return made
  }
}

/** Pure but for the new ids: the runs an event starts. */
export function plan(row: EventRow, given: FanOut): PlannedRun[] {
  const data = JSON.parse(row.data) as Record<string, unknown>
  const event = { name: row.name, data }
  const said = typeof data?.clinicId === "string" ? data.clinicId : null
  // An event that names another clinic than its row would run in the wrong one.
  if (row.clinicId && said && said !== row.clinicId) return []
  return [...given.functions.values()]
    .filter((fn) => starts(fn, row, event))
    .map((fn) => ({
      id: newId(),
      function_id: fn.id,
      event_id: row.id,
      event_name: row.name,
      clinic_id: row.clinicId ?? said,
      subject_id: given.subjectOf(data),
      max_attempts: fn.maxAttempts,
      rerun_of: row.rerunOf,
      release_sha: given.releaseSha,
      key: fn.idempotency && !row.onlyFunction ? (keyOf(fn.idempotency, event) ?? null) : null,
    }))
}

function starts(
  fn: EngineFunction,
  row: EventRow,
  event: { name: string; data: Record<string, unknown> },
): boolean {
  if (row.onlyFunction) return fn.id === row.onlyFunction
  if (fn.failureOf !== undefined) {
    return row.name === "inngest/function.failed" && event.data.function_id === fn.wireFailureOf
  }
  return fn.triggers.some((trigger) => trigger.event === row.name && matches(trigger.expression, event))
}

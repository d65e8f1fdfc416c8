import { now } from "@/lib/time"
import { sleepEnd } from "./duration"
import type { Store } from "./store"
import type { EngineFunction, EventRow } from "./types"
import { type Match, matchOf } from "./wait-match"

/** What cancels a run, as `engine.plan_extras` takes it. */
export type WaitRow = {
  kind: "cancel"
  event_name: string
  expression: string | null
  match_path: string | null
  match_value: string | null
  /** In product time; it cancels no more after it. */
  expires_at: string | null
}

/** The waits of a run that this event begins: the function's `cancelOn`. */
export function cancelWaits(fn: EngineFunction, event: { name: string; data: unknown }): WaitRow[] {
  return fn.cancelOn.map((one) => {
    const match: Match = matchOf(one.expression, event)
    return {
      kind: "cancel",
      event_name: one.event,
      expression: match.expression,
      match_path: match.path,
      match_value: match.value,
      expires_at: one.timeout ? (sleepEnd(one.timeout, now())?.toISOString() ?? null) : null,
    }
  })
}

/** The instants, in product time, at which a run planned now is cancelled: not begun (`start`), not ended (`finish`). */
export function deadlines(fn: EngineFunction): { start?: string; finish?: string } | undefined {
  if (!fn.timeouts) return undefined
  const at = (length: string | undefined) => (length ? sleepEnd(length, now())?.toISOString() : undefined)
  return { start: at(fn.timeouts.start), finish: at(fn.timeouts.finish) }
}

/**
 * Gives these events to the runs that wait for them or are cancelled by them. Called before the events are marked as
 * fanned out; once more does no harm.
 */
export async function deliver(_store: Store, _events: readonly EventRow[]): Promise<void> {}

/**
 * Gives waits made a moment ago what came while they were being made. Called after a fan-out of runs with waits, after
 * a settling with waits, and at start.
 */
export async function deliverLate(_store: Store): Promise<void> {}

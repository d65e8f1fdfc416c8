import { isId } from "@/lib/ids"
import { clockOffsetMs, now } from "@/lib/time"
import { sleepEnd } from "./duration"
import { matches } from "./expression"
import { couldSee, firstUnseen } from "./snapshot"
import type { Store } from "./store"
import type { HeardEvent, Hit, WaitingFor, WaitPlace } from "./store-ops"
import type { EngineFunction, EventRow } from "./types"
import { hasValue, matchOf, valuesOf } from "./wait-match"

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
    const match = matchOf(one.expression, event)
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

/** The engine's own events that some function listens to. */
export function hearsOf(functions: Iterable<EngineFunction>): string[] {
  const names = [...functions]
    .filter((fn) => fn.failureOf === undefined)
    .flatMap((fn) => fn.triggers.map((trigger) => trigger.event))
  return [...new Set(names)].filter((name) => name.startsWith("inngest/function."))
}

/**
 * Gives these events to the runs that wait for them or are cancelled by them. Called before the events are marked as
 * fanned out; once more does no harm.
 */
export async function deliver(store: Store, events: readonly Pick<EventRow, "id">[]): Promise<void> {
  const heard = read(await store.heardEvents(events.map((event) => event.id)))
  if (heard.length === 0) return
  const names = [...new Set(heard.map((event) => event.name))]
  const values = heard.map(valuesOf)
  const known = values.every((one) => one !== undefined) ? [...new Set(values.flat())] : null
  const clinics = [...new Set(heard.flatMap((event) => event.clinicId ?? []))].filter(isId)
  let after: WaitPlace = { isLater: false, id: "0" }
  for (;;) {
    const waits = await store.waitsFor({ names, values: known, clinics }, after, PAGE)
    await give(store, waits, heard)
    const last = waits.at(-1)
    if (!last || waits.length < PAGE) return
    after = { isLater: last.kind !== "cancel", id: last.id }
  }
}

/** Runs whose waits are looked after at a time. */
const BATCH = 200
/** Waits, and events, in memory at a time. */
const PAGE = 500
/** Longer than a transaction may last: what was told longer ago than this before a wait began could be seen then. */
const SLACK_MS = 20_000

/**
 * Gives waits made a moment ago what came while they were being made: committed after the wait was begun, handed on
 * before it could be seen. Called after a fan-out of runs with waits, after a settling with waits, and at start.
 */
export async function deliverLate(store: Store): Promise<void> {
  for (;;) {
    const waits = await store.freshWaits(BATCH)
    if (waits.length === 0) return
    const names = [...new Set(waits.map((wait) => wait.eventName))]
    const fresh = waits.filter((wait) => wait.isFresh)
    const since = Math.min(...fresh.map((wait) => wait.since))
    const xid = firstUnseen(fresh.map((wait) => wait.snapshot))
    let after: HeardEvent | null = null
    for (;;) {
      const events: HeardEvent[] = await store.eventsSince(
        { names, since, xid, slackMs: SLACK_MS },
        after,
        PAGE,
      )
      await give(store, waits, read(events))
      after = events.at(-1) ?? null
      if (!after || events.length < PAGE) break
    }
    await store.seenWaits(waits.map((wait) => wait.id))
    if (waits.length < BATCH) return
  }
}

type Heard = Omit<HeardEvent, "data"> & { data: Record<string, unknown> }

/** Those that may reach a wait: what is meant for one function alone, or names another clinic than its own, may not. */
function read(events: readonly HeardEvent[]): Heard[] {
  return events.flatMap((event) => {
    if (event.onlyFunction !== null) return []
    const data = (JSON.parse(event.data) ?? {}) as Record<string, unknown>
    const said = typeof data.clinicId === "string" ? data.clinicId : null
    if (event.clinicId && said && said !== event.clinicId) return []
    return [{ ...event, data, clinicId: event.clinicId ?? said }]
  })
}

async function give(store: Store, waits: readonly WaitingFor[], events: readonly Heard[]): Promise<void> {
  const byName = new Map<string, WaitingFor[]>()
  for (const wait of waits) {
    const same = byName.get(wait.eventName)
    if (same) same.push(wait)
    else byName.set(wait.eventName, [wait])
  }
  const hits = events.flatMap((event) =>
    (byName.get(event.name) ?? []).filter((wait) => isFor(wait, event)).map((wait) => hitOf(wait, event)),
  )
  if (hits.length > 0) await store.deliver(hits)
}

function isFor(wait: WaitingFor, event: Heard): boolean {
  // A run of the platform may hear of any clinic; a clinic's only of its own.
  if (wait.clinicId !== null && wait.clinicId !== event.clinicId) return false
  if (event.at <= wait.since && !cameAfter(event, wait)) return false
  if (wait.expiresAt && event.at / 1_000 + clockOffsetMs() > wait.expiresAt.getTime()) return false
  if (wait.matchPath !== null && wait.matchValue !== null)
    return hasValue(event, wait.matchPath, wait.matchValue)
  if (wait.expression === null) return true
  if (!wait.origin) return false
  return matches(wait.expression, { ...wait.origin, data: JSON.parse(wait.origin.data) }, event)
}

/** Told before the wait began, but by a transaction that was committed later. */
const cameAfter = (event: Heard, wait: WaitingFor): boolean =>
  event.at > wait.since - SLACK_MS * 1_000 &&
  event.xid !== null &&
  wait.snapshot !== null &&
  !couldSee(wait.snapshot, event.xid)

function hitOf(wait: WaitingFor, event: Heard): Hit {
  const given = { waitId: wait.id, output: null, error: null }
  if (wait.kind === "cancel") return given
  if (wait.kind === "invoke") {
    const { result, error } = event.data
    return error === undefined
      ? { ...given, output: JSON.stringify(result ?? null) }
      : { ...given, error: JSON.stringify(error) }
  }
  const { id, name, data, at } = event
  return { ...given, output: JSON.stringify({ id, name, data, ts: Math.floor(at / 1_000) }) }
}

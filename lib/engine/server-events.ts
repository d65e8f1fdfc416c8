/** Starts one function alone on a server: a rerun, or anything else of the outbox that names its function. */
export const START_EVENT = "rounds/function.rerun"
/** A schedule's occasion. */
export const DUE_EVENT = "schedule/due"
/** Ends one run: taken as `cancelOn` by every function where the server has no call for it. */
export const CANCEL_EVENT = "rounds/run.cancel"

/** A row of the outbox as the relay takes it. */
export type RelayRow = {
  id: string
  name: string
  /** JSON text. */
  data: string
  clinicId: string | null
  onlyFunction: string | null
  rerunOf: string | null
  rerunFrom: string | null
  rerunAction: string | null
  trace: string | null
}

export type WireEvent = { id: string; name: string; data: Record<string, unknown> }

/** Where a run comes from, as a start event tells. */
export type Origin = { rerunOf: string | null; rerunFrom: string | null; rerunAction: string | null }

/** What a row is to a server. It reaches one function alone through that function's second trigger. */
export function toWireEvent(row: RelayRow): WireEvent {
  const { id, name, onlyFunction: functionId } = row
  const data = JSON.parse(row.data) as Record<string, unknown>
  if (!functionId) return { id, name, data }
  // Schedules' functions tell their occasions apart by the schedule's id.
  if (name === DUE_EVENT && !row.rerunOf) return { id, name, data }
  const { clinicId, rerunOf, rerunFrom, rerunAction } = row
  const start = { clinicId, functionId, event: { name, data }, rerunOf, rerunFrom, rerunAction }
  return { id, name: START_EVENT, data: start }
}

type Told = { id?: string; name: string; data?: unknown; ts?: number }

/** The event a function is about: what a start event carries, or the event itself. */
export function unwrapped<E extends Told>(event: E): { event: E; origin: Origin | null } {
  if (event.name !== START_EVENT) return { event, origin: null }
  const { event: first, rerunOf, rerunFrom, rerunAction } = event.data as Origin & { event: Told }
  return {
    event: { ...event, name: first.name, data: first.data },
    origin: { rerunOf: rerunOf ?? null, rerunFrom: rerunFrom ?? null, rerunAction: rerunAction ?? null },
  }
}

const quoted = (text: string) => `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`

/** What each function listens to besides its own trigger where a server drives it. */
export const aloneTriggers = (functionId: string) => [
  { event: START_EVENT, if: `event.data.functionId == ${quoted(functionId)}` },
]

/** How a run is ended by an event: by function and by the id of the event that began it. */
export const cancelledBy = (functionId: string) => [
  {
    event: CANCEL_EVENT,
    if: `async.data.functionId == ${quoted(functionId)} && async.data.eventId == event.id`,
  },
]

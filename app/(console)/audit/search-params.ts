import { isInstant } from "@/lib/inputs"
import { addMs } from "@/lib/time"
import { SINCE } from "./since"

export type Params = Record<string, string | string[] | undefined>

const first = (value: string | string[] | undefined): string | undefined =>
  (Array.isArray(value) ? value[0] : value)?.trim().slice(0, 200) || undefined

function instant(value: string | string[] | undefined): string | undefined {
  const at = first(value)
  return at && isInstant(at) ? at : undefined
}

/** What an address asks of the audit trail. `since` becomes an instant, to the minute so that a view stays one view. */
export function auditFilters(params: Params, now: Date): Record<string, string> {
  const since = SINCE.find((one) => one.value === first(params.since))
  const minute = (at: Date) => `${at.toISOString().slice(0, 16)}:00.000Z`
  const cursor = first(params.cursor)
  const given: Record<string, string | undefined> = {
    actor: first(params.who),
    name: first(params.what),
    subject: first(params.q),
    patientId: first(params.patient),
    // A link may name a time of its own; choosing one in the list takes its place.
    from: since ? minute(addMs(now, -since.ms)) : instant(params.from),
    to: since ? undefined : instant(params.to),
    cursor: cursor && /^[\w-]{40,120}$/.test(cursor) ? cursor : undefined,
  }
  return Object.fromEntries(Object.entries(given).filter((one): one is [string, string] => !!one[1]))
}

export const openFact = (params: Params): string | undefined => first(params.fact)

/** What an export of the same list asks for: all its pages. */
export function exportFilters(params: Params, now: Date): Record<string, string> {
  const { cursor: _, ...filters } = auditFilters(params, now)
  return filters
}

import { addMs, DAY_MS, HOUR_MS } from "@/lib/time"

export type Params = Record<string, string | string[] | undefined>

const first = (value: string | string[] | undefined): string | undefined =>
  (Array.isArray(value) ? value[0] : value)?.trim().slice(0, 200) || undefined

export const SINCE = [
  { value: "1h", label: "Last hour", ms: HOUR_MS },
  { value: "24h", label: "Last 24 hours", ms: DAY_MS },
  { value: "7d", label: "Last 7 days", ms: 7 * DAY_MS },
  { value: "30d", label: "Last 30 days", ms: 30 * DAY_MS },
] as const

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
    from: since && minute(addMs(now, -since.ms)),
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

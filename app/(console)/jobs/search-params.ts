import { RUN_STATUSES } from "@/lib/jobs/words"
import { addMs, DAY_MS, HOUR_MS } from "@/lib/time"

export type Params = Record<string, string | string[] | undefined>
export type View = "runs" | "functions"

const first = (value: string | string[] | undefined): string | undefined =>
  (Array.isArray(value) ? value[0] : value)?.trim() || undefined

export const viewOf = (params: Params): View => (first(params.view) === "functions" ? "functions" : "runs")

export const SINCE = [
  { value: "1h", label: "Last hour", ms: HOUR_MS },
  { value: "24h", label: "Last 24 hours", ms: DAY_MS },
  { value: "7d", label: "Last 7 days", ms: 7 * DAY_MS },
] as const

/** What an address asks of the runs; words nobody knows are left out rather than answered with an error. */
export function runFilters(params: Params, now: Date): Record<string, string> {
  const status = first(params.status)
    ?.split(",")
    .filter((word) => RUN_STATUSES.some((known) => known === word))
    .join(",")
  const since = SINCE.find((one) => one.value === first(params.since))
  const cursor = first(params.cursor)
  const given: Record<string, string | undefined> = {
    q: first(params.q)?.slice(0, 120),
    function: first(params.function)?.slice(0, 80),
    status: status || undefined,
    from: since && addMs(now, -since.ms).toISOString(),
    cursor: cursor && /^[\w-]{40,120}$/.test(cursor) ? cursor : undefined,
  }
  return Object.fromEntries(Object.entries(given).filter((one): one is [string, string] => !!one[1]))
}

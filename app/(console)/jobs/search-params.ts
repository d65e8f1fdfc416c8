import type { Ctx } from "@/lib/ctx"
import { isInstant } from "@/lib/inputs"
import { RunFilters } from "@/lib/jobs/schema"
import { RUN_FILTERS, RUN_STATUSES } from "@/lib/jobs/words"
import { addMs, fromWallClock } from "@/lib/time"
import { SINCE } from "./since"

export type Params = Record<string, string | string[] | undefined>
type Asked = { filters: Record<string, string>; dropped: string[] }

const first = (value: string | string[] | undefined): string | undefined =>
  (Array.isArray(value) ? value[0] : value)?.trim() || undefined

/** What an address asks of the runs. What nobody knows is left out and said, rather than answered with an error. */
export function runFilters(params: Params, { now, clinic }: Pick<Ctx, "now" | "clinic">): Asked {
  const filters: Record<string, string> = {}
  const dropped: string[] = []
  for (const name of [...RUN_FILTERS, "cursor"] as const) {
    const given = first(params[name])
    if (!given) continue
    const value = name === "since" ? sinceOf(given, now) : meant(name, given, clinic.timeZone)
    const key = name === "since" ? "from" : name
    const known = value !== undefined && RunFilters.shape[key].safeParse(value).success
    if (known && (name !== "cursor" || /^[\w-]{40,120}$/.test(value))) filters[key] = value
    else if (name !== "cursor") dropped.push(name)
  }
  return { filters, dropped }
}

function sinceOf(word: string, now: Date): string | undefined {
  const since = SINCE.find((one) => one.value === word)
  return since && addMs(now, -since.ms).toISOString()
}

function meant(name: string, given: string, timeZone: string): string | undefined {
  if (name === "status") return knownStatuses(given)
  if (name === "from" || name === "to") return instantOf(given, timeZone)
  return given
}

const knownStatuses = (given: string): string | undefined =>
  given
    .split(",")
    .filter((word) => RUN_STATUSES.some((known) => known === word))
    .join(",") || undefined

/** A link holds an instant; a form holds the clinic's own wall clock, or a day of it. */
function instantOf(given: string, timeZone: string): string | undefined {
  if (isInstant(given)) return given
  const wall = /^\d{4}-\d\d-\d\d$/.test(given) ? `${given}T00:00` : given
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(wall) || !isInstant(`${wall.slice(0, 16)}:00Z`))
    return undefined
  return fromWallClock(wall, timeZone).toISOString()
}

import type { By } from "./geometry/columns"
import { addDays, weekOf } from "./geometry/days"

export type Params = Record<string, string | string[] | undefined>

/** What of the calendar is looked at; its address says all of it. */
export type Place = {
  view: "day" | "week"
  by: By
  /** "2026-11-23" */
  on: string
  /** One practitioner or room; null: nobody in particular, "all": all, also for who would see their own alone. */
  who: string | null
  /** All 24 hours. */
  whole: boolean
}

export function placeOf(params: Params, today: string): Place {
  const of = (name: string) => [params[name]].flat()[0]
  const on = of("on") ?? ""
  const by = of("by") === "room" ? "room" : "practitioner"
  return {
    view: of("view") === "week" ? "week" : "day",
    by,
    on: isDay(on) ? on : today,
    who: of(by) || null,
    whole: of("hours") === "all",
  }
}

/** `change` of the other kind of columns looks at all of them. */
export function hrefOf(place: Place, change: Partial<Place>, today: string): string {
  const next = { ...place, ...(change.by && change.by !== place.by && { who: null }), ...change }
  const query = new URLSearchParams()
  if (next.view === "week") query.set("view", "week")
  if (next.by === "room") query.set("by", "room")
  if (next.on !== today) query.set("on", next.on)
  if (next.who) query.set(next.by, next.who)
  if (next.whole) query.set("hours", "all")
  const text = query.toString()
  return text ? `/appointments?${text}` : "/appointments"
}

/** The days that are read: of a week all seven, also where a weekend is not shown. */
export const daysOf = ({ view, on }: Pick<Place, "view" | "on">): string[] =>
  view === "day" ? [on] : Array.from({ length: 7 }, (_, n) => addDays(weekOf(on), n))

export function apiPath(place: Pick<Place, "view" | "on">): string {
  const days = daysOf(place)
  return `/api/appointments/calendar?from=${days[0]}&days=${days.length}`
}

export const stepped = ({ view, on }: Place, steps: number): string =>
  addDays(on, steps * (view === "week" ? 7 : 1))

function isDay(text: string): boolean {
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(text)) return false
  const ms = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(ms) && addDays(text, 0) === text
}

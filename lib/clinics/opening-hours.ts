import { calendarDay, DAY_MS, fromWall, MINUTE_MS, toDate } from "@/lib/time"

const DAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const
export type OpeningHours = Partial<Record<(typeof DAYS)[number], readonly [string, string] | null>>
export type Span = { start: Date; end: Date }

/** Nobody asks about more than this at once; a clock far off must not become an endless loop. */
const MOST_DAYS = 400

/** `Clinic.openingHours` as stored; a day that cannot be read is closed. */
export function readOpeningHours(stored: unknown): OpeningHours {
  const held = (typeof stored === "object" && stored !== null ? stored : {}) as Record<string, unknown>
  return Object.fromEntries(DAYS.map((day) => [day, readDay(held[day])]))
}

function readDay(value: unknown): readonly [string, string] | null {
  if (!Array.isArray(value) || value.length !== 2) return null
  const [opens, closes] = value as unknown[]
  const from = minutesOf(opens)
  const to = minutesOf(closes)
  return from !== null && to !== null && from < to ? [opens as string, closes as string] : null
}

function minutesOf(text: unknown): number | null {
  const [, hours, minutes] = (typeof text === "string" && /^(\d\d):([0-5]\d)$/.exec(text)) || []
  const total = Number(hours) * 60 + Number(minutes)
  return total >= 0 && total <= 24 * 60 ? total : null
}

/** The times between `from` and `to` when the clinic is open, in order. */
export function openSpans(hours: OpeningHours, timeZone: string, from: Date, to: Date): Span[] {
  const spans: Span[] = []
  // A day earlier and later: the zone's day may have begun before, or not yet. In steps of half a day: one of 24 hours
  // passes over a day of 23.
  for (
    let ms = from.getTime() - DAY_MS, n = 0;
    ms <= to.getTime() + DAY_MS && n < 2 * MOST_DAYS;
    ms += DAY_MS / 2, n++
  ) {
    const day = calendarDay(toDate(ms), timeZone)
    const open = hours[DAYS[toDate(`${day}T12:00:00Z`).getUTCDay()]!]
    if (!open) continue
    const start = Math.max(instantOf(day, minutesOf(open[0])!, timeZone), from.getTime())
    const end = Math.min(instantOf(day, minutesOf(open[1])!, timeZone), to.getTime())
    const last = spans.at(-1)
    // Each day is met twice.
    if (start < end && (!last || start >= last.end.getTime()))
      spans.push({ start: toDate(start), end: toDate(end) })
  }
  return spans
}

/** How long the clinic is open between two instants; real time, whatever the clocks are put to meanwhile. */
export function openMsBetween(hours: OpeningHours, timeZone: string, from: Date, to: Date): number {
  return openSpans(hours, timeZone, from, to).reduce(
    (total, span) => total + span.end.getTime() - span.start.getTime(),
    0,
  )
}

/** The instant a zone's wall shows this day and minute; of a time that does not exist, the one after the jump. */
export const instantOf = (day: string, minute: number, timeZone: string): number =>
  fromWall(Date.parse(`${day}T00:00:00Z`) + minute * MINUTE_MS, timeZone)

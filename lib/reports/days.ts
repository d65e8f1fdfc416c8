import { calendarDay, DAY_MS, toDate } from "@/lib/time"

/** "2026-11-22" */
export type DayText = string

const asUtc = (day: DayText): number => Date.parse(`${day}T00:00:00Z`)
const asDay = (ms: number): DayText => toDate(ms).toISOString().slice(0, 10)

export const addDays = (day: DayText, days: number): DayText => asDay(asUtc(day) + days * DAY_MS)
/** Both ends counted. */
export const daysBetween = (from: DayText, to: DayText): number => (asUtc(to) - asUtc(from)) / DAY_MS + 1
export const today = (now: Date, timeZone: string): DayText => calendarDay(now, timeZone)

/** The Monday of the week in which it lies. */
export function mondayOf(day: DayText): DayText {
  const weekday = (toDate(asUtc(day)).getUTCDay() + 6) % 7
  return addDays(day, -weekday)
}

/** "2026-W47" of a Monday. */
export function weekName(monday: DayText): string {
  const thursday = toDate(asUtc(addDays(monday, 3)))
  const year = thursday.getUTCFullYear()
  const first = mondayOf(`${year}-01-04`)
  return `${year}-W${String((asUtc(monday) - asUtc(first)) / (7 * DAY_MS) + 1).padStart(2, "0")}`
}

/** The Monday of "2026-W47"; null where there is no such week. */
export function mondayOfWeek(name: string): DayText | null {
  const parts = /^(\d{4})-W(\d{2})$/.exec(name)
  if (!parts) return null
  const monday = addDays(mondayOf(`${parts[1]}-01-04`), (Number(parts[2]) - 1) * 7)
  return weekName(monday) === name ? monday : null
}

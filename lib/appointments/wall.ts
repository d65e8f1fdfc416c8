import { instantOf } from "@/lib/clinics/opening-hours"
import { MINUTE_MS, toDate, wallClock } from "@/lib/time"

/** A search of two months for fifty people asks for the same walls tens of thousands of times; each costs microseconds. */
const MOST = 20_000
const instants = new Map<string, number>()
const shifts = new Map<string, number>()

function kept(memory: Map<string, number>, key: string, make: () => number): number {
  const known = memory.get(key)
  if (known !== undefined) return known
  if (memory.size >= MOST) memory.clear()
  const made = make()
  memory.set(key, made)
  return made
}

/** The instant a zone's wall shows this day and minute, as `instantOf` says. */
export const wallInstant = (day: string, minute: number, timeZone: string): number =>
  kept(instants, `${day} ${minute} ${timeZone}`, () => instantOf(day, minute, timeZone))

/** No clock is put forward or back between two quarters of an hour. */
const QUARTER_MS = 15 * MINUTE_MS

/** What the wall's minute hand shows: 0–59. */
export function wallMinute(at: number, timeZone: string): number {
  const quarter = Math.floor(at / QUARTER_MS)
  const shown = kept(shifts, `${quarter} ${timeZone}`, () =>
    Number(wallClock(toDate(quarter * QUARTER_MS), timeZone).slice(-2)),
  )
  return (shown + Math.floor((at - quarter * QUARTER_MS) / MINUTE_MS)) % 60
}

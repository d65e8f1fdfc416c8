import { expect } from "vitest"
import type { Lived } from "@/lib/testing/simulate-reminders"
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/time"

const clocks = new Map<string, Intl.DateTimeFormat>()

/** What the wall shows, as if it were UTC: by Intl alone, and by no line of the product's. */
function wall(at: number, zone: string): number {
  const clock =
    clocks.get(zone) ??
    new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
    })
  clocks.set(zone, clock)
  const of = Object.fromEntries(clock.formatToParts(at).map((part) => [part.type, Number(part.value)]))
  return Date.UTC(of.year ?? 0, (of.month ?? 1) - 1, of.day, of.hour, of.minute)
}

/** Instants about a day before at which the wall shows the same hour as at the appointment. */
export function dayBefore(startsAt: Date, zone: string): number[] {
  const wanted = wall(startsAt.getTime(), zone) - DAY_MS
  const found: number[] = []
  for (
    let at = startsAt.getTime() - 26 * HOUR_MS;
    at <= startsAt.getTime() - 22 * HOUR_MS;
    at += 15 * MINUTE_MS
  )
    if (wall(at, zone) === wanted) found.push(at)
  return found
}

/** Each kept one was reminded of once a day before at its own hour, and once two hours before; nobody else was. */
export function expectRightReminders(lived: readonly Lived[], zone: string): { gaps: number; twice: number } {
  const seen = { gaps: 0, twice: 0 }
  for (const { id, startsAt, isCancelled, sent } of lived) {
    const about = `${zone} ${startsAt.toISOString()} ${id}`
    if (isCancelled) {
      expect(sent, about).toEqual([])
      continue
    }
    expect(sent.map((one) => one.kind).sort(), about).toEqual(["h2", "h24"])
    for (const { remindedOf } of sent) expect(remindedOf.getTime(), about).toBe(startsAt.getTime())
    const at = (kind: string) => sent.find((one) => one.kind === kind)?.at.getTime() ?? 0
    expect(at("h2"), about).toBe(startsAt.getTime() - 2 * HOUR_MS)
    const hours = dayBefore(startsAt, zone)
    if (hours.length > 1) seen.twice++
    if (hours.length > 0) expect(hours, about).toContain(at("h24"))
    else {
      // The clock was put forward over it: as much later as it was put forward.
      seen.gaps++
      const late = wall(at("h24"), zone) - (wall(startsAt.getTime(), zone) - DAY_MS)
      expect(late, about).toBeGreaterThan(0)
      expect(late, about).toBeLessThanOrEqual(HOUR_MS)
      expect(wall(at("h24") - late, zone), about).not.toBe(wall(at("h24"), zone) - late)
    }
  }
  return seen
}

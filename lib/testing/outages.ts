import { expect } from "vitest"
import type { ScheduleEntry } from "@/inngest/schedules"
import { platformPool } from "@/lib/db"
import { pauseSchedule } from "@/lib/schedules/pause"
import { resumeSchedule } from "@/lib/schedules/resume"
import { ctxWith } from "@/lib/testing/ctx"
import type { MadeClinic } from "@/lib/testing/factory"
import { reckon, told } from "@/lib/testing/reckon-schedules"
import { clinicEntries, clinicsOfTheWorld, simulate, standingOf } from "@/lib/testing/simulate-schedules"
import { wallClockOccasions } from "@/lib/testing/wall-clock"
import { addMs, calendarDay, DAY_MS, HOUR_MS } from "@/lib/time"

/** Down for a part of each third day, of a length that differs from one to the next. */
export const isDownFrom = (from: Date) => (at: Date) => {
  const hours = Math.floor((at.getTime() - from.getTime()) / HOUR_MS)
  return hours % 72 < (Math.floor(hours / 72) * 17) % 50
}

/** One has the rule "all", and waits for two days and a half; one that skips may still be in time after an outage. */
const entriesOfAllRules = (): ScheduleEntry[] =>
  clinicEntries(false).map((one) => {
    if (one.id === "consent-expiry-check") return { ...one, catchUp: "all", tooLateMs: 60 * HOUR_MS }
    return one.catchUp === "skip" ? { ...one, tooLateMs: 8 * HOUR_MS } : one
  })

const PAUSED = "stale-lead-refresh"

/**
 * Lives through outages, a pause in the first clinic and a move of the second to another zone, and holds what became of
 * every single occasion against what must have.
 */
export async function liveThroughOutages(
  from: Date,
  days: number,
  { zones, tidy }: { zones?: readonly string[]; tidy?: () => Promise<unknown> } = {},
): Promise<void> {
  const clinics = await clinicsOfTheWorld(addMs(from, -DAY_MS), zones)
  const [paused, moved] = clinics
  if (!paused || !moved) throw new Error("no clinics")
  const entries = entriesOfAllRules()
  const until = addMs(from, days * DAY_MS)
  // From within an outage, when one had been due already, over the next.
  const pause = { from: addMs(from, 7 * DAY_MS + 3 * HOUR_MS), until: addMs(from, 9 * DAY_MS + 15 * HOUR_MS) }
  const admin = await ctxWith(paused, ["admin"])
  // While all is well, after that day's morning there and before it in the new zone.
  const move = { at: movingTime(from), to: "America/Los_Angeles" }
  const { mostAtOnce, ticks, looks } = await simulate({
    entries,
    clinics,
    from,
    days,
    isDown: isDownFrom(from),
    tidy,
    changes: [
      {
        at: pause.from,
        make: () => pauseSchedule({ ...admin, now: pause.from }, { id: PAUSED, reason: "For a while" }),
      },
      { at: pause.until, make: () => resumeSchedule({ ...admin, now: pause.until }, { id: PAUSED }) },
      {
        at: move.at,
        make: () =>
          platformPool().query(`update "Clinic" set "timeZone" = $2 where id = $1`, [moved.id, move.to]),
      },
    ],
    more: (clinic, pattern) =>
      clinic.id === moved.id ? wallClockOccasions(pattern, move.to, move.at, until) : [],
  })
  expect(mostAtOnce).toBe(1)
  const seen = new Set<string>()
  for (const clinic of clinics)
    for (const entry of entries) {
      const { dues, repeats } =
        clinic === moved
          ? duesOfTheMoved(moved, entry.pattern, from, until, move)
          : { dues: wallClockOccasions(entry.pattern, clinic.timeZone, from, until), repeats: [] }
      const isPaused = clinic === paused && entry.id === PAUSED
      const expected = reckon({ entry, dues, repeats, ticks, looks, pause: isPaused ? pause : undefined })
      const found = (await standingOf(clinic.id, entry.id)).map(told)
      expect(found, `${entry.id} in ${clinic.timeZone}`).toEqual(expected)
      for (const one of expected) seen.add(`${entry.catchUp} ${one.slice(one.indexOf(" ") + 1)}`)
    }
  // All of it was met, or nothing was shown.
  expect([...seen]).toEqual(
    expect.arrayContaining([
      "once dispatched",
      "once dispatched caught up was missed",
      "once skipped superseded was missed",
      "once skipped paused",
      "once missed paused was missed",
      "once skipped zone_changed",
      "skip missed too_late was missed",
      "skip dispatched caught up was missed",
      "all dispatched caught up was missed",
    ]),
  )
  const ids = clinics.map((one) => one.id)
  const { rows } = await platformPool().query(
    `select (select count(*)::int from "ScheduleOccasion" where state = 'dispatched' and scope = any ($1)) as dispatched,
       (select count(*)::int from engine.run where clinic_id::text = any ($1)) as runs`,
    [ids],
  )
  expect(rows[0].runs).toBe(rows[0].dispatched)
}

/** Two days after the end of an outage, at noon in New York. */
const movingTime = (from: Date): Date => addMs(from, 5 * DAY_MS + 16 * HOUR_MS)

function duesOfTheMoved(
  clinic: MadeClinic,
  pattern: string,
  from: Date,
  until: Date,
  move: { at: Date; to: string },
): { dues: Date[]; repeats: Date[] } {
  const before = wallClockOccasions(pattern, clinic.timeZone, from, move.at)
  const last = before.at(-1)
  const after = wallClockOccasions(pattern, move.to, last ?? from, until)
  const lastDay = last ? calendarDay(last, clinic.timeZone) : ""
  return { dues: [...before, ...after], repeats: after.filter((due) => calendarDay(due, move.to) <= lastDay) }
}

import type { UsualHours } from "@/lib/appointments/spans"
import type { HoursPeriod, WeekShown } from "@/lib/practitioners/schema"
import { DAY_MS, toDate } from "@/lib/time"

const dayPlus = (day: string, days: number): string =>
  toDate(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS)
    .toISOString()
    .slice(0, 10)

type Period = { fromOn: string | null; untilOn: string | null }

/** Of what is valid, what lies before a period and what after it. */
function around(one: UsualHours, { fromOn, untilOn }: Period): UsualHours[] {
  const left: UsualHours[] = []
  const begins = one.validFrom ?? ""
  const ends = one.validUntil ?? "9999"
  if (fromOn !== null && begins < fromOn) {
    const last = dayPlus(fromOn, -1)
    left.push({ ...one, validUntil: ends < last ? one.validUntil : last })
  }
  if (untilOn !== null && ends > untilOn) {
    const first = dayPlus(untilOn, 1)
    left.push({ ...one, validFrom: begins > first ? one.validFrom : first })
  }
  return left
}

const keyOf = (one: WeekShown): string =>
  [one.weekday, one.fromMinute, one.untilMinute, one.roomId ?? ""].join(" ")

const inOrder = (one: UsualHours, other: UsualHours): number =>
  one.weekday - other.weekday ||
  one.fromMinute - other.fromMinute ||
  (one.validFrom ?? "").localeCompare(other.validFrom ?? "")

/** The same times on days that follow one another are one row. */
export function merged(rows: readonly UsualHours[]): UsualHours[] {
  const made: UsualHours[] = []
  const sorted = [...rows].sort(
    (one, other) =>
      keyOf(one).localeCompare(keyOf(other)) || (one.validFrom ?? "").localeCompare(other.validFrom ?? ""),
  )
  for (const one of sorted) {
    const last = made.at(-1)
    const goesOn =
      last &&
      keyOf(last) === keyOf(one) &&
      (last.validUntil === null || (one.validFrom ?? "") <= dayPlus(last.validUntil, 1))
    if (!goesOn) made.push({ ...one })
    else if (last.validUntil !== null && (one.validUntil === null || one.validUntil > last.validUntil))
      last.validUntil = one.validUntil
  }
  return made.sort(inOrder)
}

/** These hours for this period, and what was before for every other day. */
export function laidOver(
  rows: readonly UsualHours[],
  period: Period,
  week: readonly WeekShown[],
): UsualHours[] {
  return merged([
    ...rows.flatMap((one) => around(one, period)),
    ...week.map(({ weekday, fromMinute, untilMinute, roomId }) => ({
      weekday,
      fromMinute,
      untilMinute,
      roomId,
      validFrom: period.fromOn,
      validUntil: period.untilOn,
    })),
  ])
}

export const sameHours = (one: readonly UsualHours[], other: readonly UsualHours[]): boolean =>
  JSON.stringify(merged(one)) === JSON.stringify(merged(other))

/** One after the other, each with its week; before the first and after the last row nobody works. */
export function periodsOf(rows: readonly UsualHours[]): HoursPeriod[] {
  const starts = [
    ...new Set([
      "",
      ...rows.flatMap((one) => (one.validFrom ? [one.validFrom] : [])),
      ...rows.flatMap((one) => (one.validUntil ? [dayPlus(one.validUntil, 1)] : [])),
    ]),
  ].sort()
  const periods = starts.map((fromOn, n): HoursPeriod => {
    const next = starts[n + 1]
    const valid = rows.filter(
      (one) => (one.validFrom ?? "") <= fromOn && (one.validUntil === null || one.validUntil >= fromOn),
    )
    return {
      fromOn: fromOn || null,
      untilOn: next ? dayPlus(next, -1) : null,
      week: valid.sort(inOrder).map(({ weekday, fromMinute, untilMinute, roomId }) => ({
        weekday,
        fromMinute,
        untilMinute,
        roomId,
      })),
    }
  })
  while (periods.length > 0 && periods[0]?.week.length === 0) periods.shift()
  while (periods.length > 0 && periods.at(-1)?.week.length === 0) periods.pop()
  return periods
}

/** The first time of a week that another one of the same day runs into, or that ends before it begins. */
export function badSpan(week: readonly WeekShown[]): "backwards" | "overlap" | null {
  if (week.some((one) => one.fromMinute >= one.untilMinute)) return "backwards"
  const sorted = [...week].sort(
    (one, other) => one.weekday - other.weekday || one.fromMinute - other.fromMinute,
  )
  const meets = sorted.some((one, n) => {
    const before = sorted[n - 1]
    return before?.weekday === one.weekday && one.fromMinute < before.untilMinute
  })
  return meets ? "overlap" : null
}

import { BAR_DAYS, DOWN_AFTER, type ProbeState, STALE_MS } from "@/lib/probes/words"
import { addMs, DAY_MS } from "@/lib/time"

export type Outcome = {
  isUp: boolean
  ms: number
  /** A code with its values; see `detailWords`. */
  detail: string
  notAfter?: Date
}

export type Standing = {
  state: ProbeState
  since: Date | null
  failedInRow: number
  failingSince: Date | null
}

/** Where a check leaves a probe. In maintenance a failure changes nothing and is not counted. */
export function standingAfter(
  before: Standing,
  found: Outcome,
  given: { at: Date; slowMs: number; isMuted: boolean },
): Standing {
  const { at } = given
  const to = (state: ProbeState, since: Date, rest: Pick<Standing, "failedInRow" | "failingSince">) => ({
    state,
    since: before.state === state ? (before.since ?? since) : since,
    ...rest,
  })
  if (found.isUp)
    return to(found.ms > given.slowMs ? "slow" : "up", at, { failedInRow: 0, failingSince: null })
  if (given.isMuted) return before
  const failedInRow = before.failedInRow + 1
  const failingSince = before.failingSince ?? at
  if (failedInRow >= DOWN_AFTER) return to("down", failingSince, { failedInRow, failingSince })
  return { ...before, failedInRow, failingSince }
}

/** As it may be shown: what nobody has looked at for minutes is not known, whatever was seen last. */
export const stateNow = (
  probe: { state: string; lastAt: Date | null; retiredAt?: Date | null },
  at: Date,
): ProbeState =>
  !probe.lastAt || at.getTime() - probe.lastAt.getTime() > STALE_MS ? "unknown" : (probe.state as ProbeState)

export type Day = { day: string; up: number; down: number; muted: number; downSeconds: number }

/**
 * none: not looked at. good: seen all day, always up. part: up whenever it was looked at, which was seldom.
 * few: some checks failed. bad: one in twenty or more did. muted: maintenance only.
 */
export type DayLook = "none" | "good" | "part" | "few" | "bad" | "muted"

const MINUTES_A_DAY = 1_440
const BAD_SHARE = 0.05

export function lookOf(day: Pick<Day, "up" | "down" | "muted">, expected = MINUTES_A_DAY): DayLook {
  const { up, down, muted } = day
  if (up + down + muted === 0) return "none"
  if (up + down === 0) return "muted"
  if (down > 0) return down / (up + down) >= BAD_SHARE ? "bad" : "few"
  return (up + muted) * 2 >= expected ? "good" : "part"
}

/** The last 90 days to this one, in UTC, oldest first; those without a row were not looked at. */
export function lastDays(rows: readonly Day[], at: Date, days = BAR_DAYS): Day[] {
  const known = new Map(rows.map((one) => [one.day, one]))
  return Array.from({ length: days }, (_, place) => {
    const day = addMs(at, (place - days + 1) * DAY_MS)
      .toISOString()
      .slice(0, 10)
    return known.get(day) ?? { day, up: 0, down: 0, muted: 0, downSeconds: 0 }
  })
}

/** How many checks a day could have had by now. */
export const expectedOn = (day: string, at: Date): number =>
  day === at.toISOString().slice(0, 10)
    ? Math.max(1, at.getUTCHours() * 60 + at.getUTCMinutes())
    : MINUTES_A_DAY

/** Of the checks that were made, outside maintenance: null where there were none. */
export function uptimeOf(days: readonly Pick<Day, "up" | "down">[]): number | null {
  const up = days.reduce((sum, one) => sum + one.up, 0)
  const down = days.reduce((sum, one) => sum + one.down, 0)
  return up + down === 0 ? null : up / (up + down)
}

/** Cut, never rounded up: 100 % is said only of what never failed. */
export const percentText = (share: number): string =>
  share === 1 ? "100 %" : `${(Math.floor(share * 10_000) / 100).toFixed(2)} %`

const WORST: readonly ProbeState[] = ["down", "unknown", "slow", "up"]

/** Of several, what counts: one that is down, then one that is not known. Of none: unknown. */
export const worstOf = (states: readonly ProbeState[]): ProbeState =>
  WORST.find((one) => states.includes(one)) ?? "unknown"

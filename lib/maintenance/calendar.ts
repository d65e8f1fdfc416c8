import { monthlyWindow, type Standing } from "@/lib/maintenance/rules"
import type { MaintenanceRow } from "@/lib/maintenance/schema"
import { addMs, DAY_MS, toDate } from "@/lib/time"

/** `expected`: by the rule of the second Sunday, not made yet. */
export type Mark = Standing | "expected"
export type MarkedDay = { id: string | null; title: string | null; mark: Mark }
export type Month = { key: string; first: Date; weeks: (string | null)[][] }

const DAYS_A_WEEK = 7
const dayOf = (at: Date): string => at.toISOString().slice(0, 10)

/** This month and those after it, each as weeks from Monday on; days are "2026-12-13", in UTC. */
export const monthsAhead = (now: Date, count: number): Month[] =>
  Array.from({ length: count }, (_, ahead) => {
    const first = toDate(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead, 1))
    const after = toDate(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead + 1, 1))
    const days: (string | null)[] = Array((first.getUTCDay() + 6) % DAYS_A_WEEK).fill(null)
    for (let at = first; at < after; at = addMs(at, DAY_MS)) days.push(dayOf(at))
    while (days.length % DAYS_A_WEEK > 0) days.push(null)
    const weeks = Array.from({ length: days.length / DAYS_A_WEEK }, (_, week) =>
      days.slice(week * DAYS_A_WEEK, (week + 1) * DAYS_A_WEEK),
    )
    return { key: dayOf(first).slice(0, 7), first, weeks }
  })

/** A day has one mark: of several windows, what runs or is planned goes before what is over. */
const WEIGHT: Record<Mark, number> = { running: 0, planned: 1, expected: 2, over: 3, cancelled: 4 }

export function daysMarked(
  rows: readonly MaintenanceRow[],
  months: readonly Month[],
  now: Date,
): Map<string, MarkedDay> {
  const days = new Map<string, MarkedDay>()
  const put = (day: string, one: MarkedDay) => {
    const there = days.get(day)
    if (!there || WEIGHT[one.mark] < WEIGHT[there.mark]) days.set(day, one)
  }
  for (const { id, title, standing, startsAt, endsAt } of rows)
    for (const at of new Set([startsAt, lastMoment(endsAt)]))
      put(at.slice(0, 10), { id, title, mark: standing })
  for (const { first, key } of months) {
    const { startsAt } = monthlyWindow(first.getUTCFullYear(), first.getUTCMonth() + 1)
    const isMade = rows.some((one) => one.kind === "monthly" && one.startsAt.startsWith(key))
    if (!isMade && startsAt > now) put(dayOf(startsAt), { id: null, title: null, mark: "expected" })
  }
  return days
}

/** What ends at midnight does not take place on that day. */
const lastMoment = (endsAt: string): string => addMs(toDate(endsAt), -1).toISOString()

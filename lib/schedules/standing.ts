import type { ScheduleEntry } from "@/inngest/schedules"
import { platformPool, type Tx } from "@/lib/db"
import { SILENT_MS, type WitnessDetail } from "@/lib/schedules/heartbeat"
import { OCCASION_COLUMNS, OUTCOME_SQL, type StoredOccasion, toOccasionRow } from "@/lib/schedules/outcome"
import { ruleOf } from "@/lib/schedules/plan"
import type { Standing } from "@/lib/schedules/reach"
import type { ScheduleDay, ScheduleRow, WitnessState } from "@/lib/schedules/schema"
import { nextDue } from "@/lib/schedules/when"
import type { Outcome } from "@/lib/schedules/words"
import { addMs, calendarDay, DAY_MS } from "@/lib/time"

export const STRIP_DAYS = 30

type DayRow = { scheduleId: string; day: string; outcome: Outcome; count: number }

/** Rows of one scope, in four statements whatever their number. `people`: the viewer's own clinic, for names. */
export async function scheduleRows(
  reader: Tx,
  people: Tx,
  standing: Standing,
  entries: readonly ScheduleEntry[],
  now: Date,
): Promise<ScheduleRow[]> {
  if (entries.length === 0) return []
  const { scope, timeZone } = standing
  const ids = entries.map((one) => one.id)
  const held = await reader.schedule.findMany({ where: { scope, scheduleId: { in: ids } } })
  const last = await reader.$queryRaw<StoredOccasion[]>`
    select newest.* from unnest(${ids}::text[]) as wanted (id)
    cross join lateral (
      select ${OCCASION_COLUMNS} from "ScheduleOccasion"
      where "scheduleId" = wanted.id and scope = ${scope} and state <> 'expected' order by "dueAt" desc limit 1
    ) as newest`
  const days = await reader.$queryRaw<DayRow[]>`
    select "scheduleId", to_char("dueAt" at time zone ${timeZone}, 'YYYY-MM-DD') as day, ${OUTCOME_SQL} as outcome,
      count(*)::int as count
    from "ScheduleOccasion" where "scheduleId" = any (${ids}::text[]) and scope = ${scope}
      and "dueAt" > ${addMs(now, -STRIP_DAYS * DAY_MS)}
    group by 1, 2, 3`
  const names = await namesOf(people, [
    ...held.map((row) => row.pausedById),
    ...last.map((one) => one.requestedById),
  ])
  return entries.map((entry): ScheduleRow => {
    const row = held.find((one) => one.scheduleId === entry.id)
    const newest = last.find((one) => one.scheduleId === entry.id)
    const by = row?.pausedById ? (names.get(row.pausedById) ?? null) : null
    const rule = ruleOf(entry, row)
    const isOwn = entry.per === "clinic" || by !== null
    return {
      ...entry,
      ...rule,
      timeZone,
      isOwnRule: rule.catchUp !== entry.catchUp || rule.tooLateMs !== entry.tooLateMs,
      nextDueAt: nextDue(entry.pattern, timeZone, now).toISOString(),
      paused: row?.pausedAt
        ? { at: row.pausedAt.toISOString(), by, reason: isOwn ? row.pauseReason : null }
        : null,
      last: newest ? toOccasionRow(newest, names, isOwn) : null,
      days: stripOf(
        days.filter((one) => one.scheduleId === entry.id),
        now,
        timeZone,
      ),
    }
  })
}

export async function namesOf(tx: Tx, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const found = await tx.member.findMany({
    where: { id: { in: wanted } },
    select: { id: true, name: true },
  })
  return new Map(found.map((one) => [one.id, one.name]))
}

function stripOf(rows: readonly DayRow[], now: Date, timeZone: string): ScheduleDay[] {
  return Array.from({ length: STRIP_DAYS }, (_, n) => {
    const day = calendarDay(addMs(now, (n - STRIP_DAYS + 1) * DAY_MS), timeZone)
    const counts = Object.fromEntries(
      rows.filter((one) => one.day === day).map((one) => [one.outcome, one.count]),
    )
    return { day, counts }
  })
}

/** Who looks, and since when: the witness beside the engine, and the tick inside it. */
export async function witnessState(now: Date): Promise<WitnessState> {
  const { rows } = await platformPool().query<{ name: string; at: Date; detail: WitnessDetail | null }>(
    `select name, at, detail from "Heartbeat" where name in ('witness', 'schedules')`,
  )
  const witness = rows.find((row) => row.name === "witness" && row.detail)
  const tick = rows.find((row) => row.name === "schedules")
  const isOld = (at: Date | undefined) => !at || Math.abs(now.getTime() - at.getTime()) > SILENT_MS
  return {
    since: witness?.detail?.since ?? null,
    lookedAt: witness?.at.toISOString() ?? null,
    tickedAt: tick?.at.toISOString() ?? null,
    isSilent: isOld(witness?.at),
    isTickSilent: isOld(tick?.at),
  }
}

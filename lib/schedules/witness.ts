import type pg from "pg"
import { BUILT_SCHEDULES, type ScheduleEntry } from "@/inngest/schedules"
import { platformPool } from "@/lib/db"
import { count } from "@/lib/figures/count"
import { announce } from "@/lib/live/announce"
import { SILENT_MS, type WitnessDetail } from "@/lib/schedules/heartbeat"
import {
  COPY_RUNS,
  INSERT_EXPECTED,
  JUDGE_LATE,
  JUDGE_MISSED,
  JUDGE_OVERLAPPED,
  JUDGE_UNBEGUN,
} from "@/lib/schedules/judge"
import { occasionId, PLATFORM } from "@/lib/schedules/occasion"
import { duesBetween } from "@/lib/schedules/when"
import { clockOffsetMs, DAY_MS, MINUTE_MS, now, SECOND_MS, toDate } from "@/lib/time"

/** Nothing dispatched this long after it was due: missed. */
export const graceMs = (entry: Pick<ScheduleEntry, "lateAfterMs">): number =>
  Math.max(entry.lateAfterMs, SILENT_MS)

/** Several servers may look; a little under a minute apart, only one of them does. */
const APART_MS = 50 * SECOND_MS

export type Look = { expected: number; missed: number }

/**
 * Looks once: computes from the register what was due, knowing nothing of the engine, and holds against it what was
 * dispatched and run. Null: another server looked just now.
 */
export async function look(at: Date = now(), entries = BUILT_SCHEDULES): Promise<Look | null> {
  const client = await platformPool().connect()
  try {
    await client.query("begin")
    const seen = await elected(client, at)
    if (seen === null) {
      await client.query("rollback")
      return null
    }
    const clinics = await clinicsOf(client)
    const expected = expectedSince(seen.detail, at, entries, clinics)
    const limits = JSON.stringify(
      entries.map((one) => ({
        id: one.id,
        graceMs: graceMs(one),
        lateMs: one.lateAfterMs,
        tooLateMs: one.tooLateMs,
      })),
    )
    if (expected.length > 0) await client.query(INSERT_EXPECTED, [JSON.stringify(expected)])
    await client.query(COPY_RUNS, [at, clockOffsetMs()])
    await client.query(JUDGE_LATE, [at, limits])
    await client.query(JUDGE_OVERLAPPED, [at])
    type Judged = { scheduleId: string; wasMissed: boolean }
    const judged = await client.query<Judged>(JUDGE_MISSED, [at, limits])
    const unbegun = await client.query<Judged>(JUDGE_UNBEGUN, [at, limits])
    await client.query(`update "Heartbeat" set at = $1, detail = $2 where name = 'witness'`, [
      at,
      JSON.stringify(detailAfter(seen, at, entries)),
    ])
    await client.query("commit")
    for (const clinic of clinics) announce(clinic.id, "schedule.watched", "witness")
    const missed = [...judged.rows, ...unbegun.rows].filter((one) => one.wasMissed)
    for (const { scheduleId } of missed) count("rounds_schedule_missed_total", { schedule: scheduleId })
    return { expected: expected.length, missed: missed.length }
  } catch (error) {
    await client.query("rollback").catch(() => {})
    throw error
  } finally {
    client.release()
  }
}

type Seen = { at: Date | null; detail: WitnessDetail | null }

/** Holds the row for the rest of the transaction; null where somebody else holds it or has just looked. */
async function elected(client: pg.PoolClient, at: Date): Promise<Seen | null> {
  await client.query(
    `insert into "Heartbeat" (name, at) values ('witness', 'epoch') on conflict (name) do nothing`,
  )
  const { rows } = await client.query<{ at: Date; detail: WitnessDetail | null }>(
    `select at, detail from "Heartbeat" where name = 'witness' for update skip locked`,
  )
  const row = rows[0]
  if (!row) return null
  const ago = at.getTime() - row.at.getTime()
  if (ago >= 0 && ago < APART_MS) return null
  return row.detail ? row : { at: null, detail: null }
}

type Clinic = { id: string; timeZone: string; createdAt: Date }

const clinicsOf = async (client: pg.PoolClient): Promise<Clinic[]> =>
  (await client.query<Clinic>(`select id, "timeZone", "createdAt" from "Clinic" where active order by id`))
    .rows

/** A witness away for longer starts anew: what nobody watched for days is not called missed by the hundred thousand. */
const LONGEST_MS = 2 * DAY_MS

function expectedSince(
  detail: WitnessDetail | null,
  at: Date,
  entries: readonly ScheduleEntry[],
  clinics: readonly Clinic[],
) {
  const until = detail ? toDate(detail.lookedUntil) : at
  const isUsable = until <= at && at.getTime() - until.getTime() <= LONGEST_MS
  return entries.flatMap((entry) => {
    if (!isUsable || detail?.known[entry.id] !== entry.pattern) return []
    const due = (scope: string, clinicId: string | null, timeZone: string, from: Date) =>
      duesBetween(entry.pattern, timeZone, from, at).map((dueAt) => ({
        id: occasionId(entry.id, scope, dueAt),
        scheduleId: entry.id,
        scope,
        clinicId,
        dueAt,
      }))
    if (entry.per === "platform") return due(PLATFORM, null, "UTC", until)
    return clinics.flatMap((one) =>
      due(one.id, one.id, one.timeZone, one.createdAt > until ? one.createdAt : until),
    )
  })
}

function detailAfter(seen: Seen, at: Date, entries: readonly ScheduleEntry[]): WitnessDetail {
  const gapMs = seen.at ? at.getTime() - seen.at.getTime() : Number.POSITIVE_INFINITY
  const isUnbroken = gapMs >= 0 && gapMs <= SILENT_MS + MINUTE_MS
  return {
    since: (isUnbroken && seen.detail?.since) || at.toISOString(),
    lookedUntil: at.toISOString(),
    known: Object.fromEntries(entries.map((one) => [one.id, one.pattern])),
  }
}

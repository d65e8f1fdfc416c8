import { SCHEDULES, type ScheduleEntry } from "@/inngest/schedules"
import { enginePool, platformPool } from "@/lib/db"
import { tick } from "@/lib/schedules/tick"
import { look } from "@/lib/schedules/witness"
import { type MadeClinic, makeClinic } from "@/lib/testing/factory"
import type { Told } from "@/lib/testing/reckon-schedules"
import { SIMULATED_ZONES, wallClockOccasions } from "@/lib/testing/wall-clock"
import { addMs, DAY_MS, MINUTE_MS } from "@/lib/time"

/** The clinics' schedules as if all of them were built; what comes oftener than by the hour is planned without a database. */
export const clinicEntries = (isHourlyToo: boolean): ScheduleEntry[] =>
  SCHEDULES.filter(
    (one) =>
      one.per === "clinic" && (/^\d+ \d/.test(one.pattern) || (isHourlyToo && one.pattern === "0 * * * *")),
  ).map((one) => ({
    ...one,
    built: true,
  }))

export async function clinicsOfTheWorld(
  born: Date,
  zones: readonly string[] = SIMULATED_ZONES,
): Promise<MadeClinic[]> {
  await platformPool().query(`update "Clinic" set active = false`)
  const clinics = await Promise.all(zones.map((timeZone) => makeClinic({ timeZone })))
  await platformPool().query(`update "Clinic" set "createdAt" = $1 where id = any ($2)`, [
    born,
    clinics.map((one) => one.id),
  ])
  return clinics
}

export type Simulated = {
  /** Of each tick, how many it started of one schedule in one clinic, at most. */
  mostAtOnce: number
  dispatched: number
  /** When somebody decided, and when the witness looked. */
  ticks: Date[]
  looks: Date[]
}

/** The engine takes what was dispatched: a run of each begins, and has not ended when the tick comes twice. */
const BEGIN_RUNS = `
  insert into engine.run (id, function_id, event_id, event_name, clinic_id, status, max_attempts, created_at, started_at,
    occasion_id, schedule_id)
  select gen_random_uuid(), only_function, id, name, clinic_id, 'running', 3, $1, $1, (data ->> 'occasionId')::uuid,
    data ->> 'scheduleId'
  from engine.event where name = 'schedule/due' and created_at >= $2
    and not exists (select from engine.run where run.event_id = event.id)`
const TIDY_EVERY = 200
const END_RUNS = `update engine.run set status = 'completed', finished_at = $1 where status = 'running'`

/**
 * Lives through `days` with tick, witness and database: a tick at each minute something is due in any zone, and the
 * witness a moment later. `isDown` says when neither ticks nor engine are there; the witness always is.
 */
export async function simulate(given: {
  entries: readonly ScheduleEntry[]
  clinics: readonly MadeClinic[]
  from: Date
  days: number
  isDown?: (at: Date) => boolean
  /** What people do meanwhile, before the next tick. */
  changes?: readonly { at: Date; make(): Promise<unknown> }[]
  /** When something is due besides, as in a zone a clinic moves to. */
  more?: (clinic: MadeClinic, pattern: string) => readonly Date[]
  /** What Postgres does by itself in a life that long, and not in a test's. */
  tidy?: () => Promise<unknown>
}): Promise<Simulated> {
  const { entries, clinics, from } = given
  const until = addMs(from, given.days * DAY_MS)
  const minutes = new Set(
    clinics.flatMap((clinic) =>
      entries.flatMap((one) =>
        [
          ...wallClockOccasions(one.pattern, clinic.timeZone, from, until),
          ...(given.more?.(clinic, one.pattern) ?? []),
        ].map((due) => +due),
      ),
    ),
  )
  let dispatched = 0
  let mostAtOnce = 0
  const ticks: Date[] = [from]
  const looks: Date[] = [from]
  const changes = [...(given.changes ?? [])].sort((one, other) => +one.at - +other.at)
  await tick(from, entries)
  await look(from, entries)
  for (const due of [...minutes].sort((a, b) => a - b)) {
    const at = new Date(due + 1_200)
    if (looks.length % TIDY_EVERY === 0) await given.tidy?.()
    while (changes[0] && changes[0].at <= at) await changes.shift()?.make()
    if (!given.isDown?.(at)) {
      ticks.push(at)
      const before = new Date()
      dispatched += (await tick(at, entries)).dispatched
      const { rows } = await enginePool().query<{ most: number }>(
        `select coalesce(max(count), 0)::int as most from (select count(*) from engine.event
           where created_at >= $1 group by data ->> 'scheduleId', data ->> 'clinicId') as one`,
        [before],
      )
      mostAtOnce = Math.max(mostAtOnce, rows[0]?.most ?? 0)
      await enginePool().query(BEGIN_RUNS, [at, before])
      // A tick that comes twice, as any minute, changes nothing.
      if ((await tick(addMs(at, 900), entries)).dispatched > 0)
        throw new Error(`twice at ${at.toISOString()}`)
      await enginePool().query(END_RUNS, [addMs(at, 30_000)])
    }
    const lookedAt = addMs(at, MINUTE_MS)
    if (await look(lookedAt, entries)) looks.push(lookedAt)
  }
  return { mostAtOnce, dispatched, ticks, looks }
}

type Standing = Told & { isLate: boolean }

export const standingOf = async (clinicId: string, scheduleId: string): Promise<Standing[]> =>
  (
    await platformPool().query<Standing>(
      `select "dueAt", state, reason, "isLate", "isCaughtUp", "wasMissed" from "ScheduleOccasion"
       where scope = $1 and "scheduleId" = $2 order by "dueAt"`,
      [clinicId, scheduleId],
    )
  ).rows

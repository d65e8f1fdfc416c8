import { SCHEDULES, type ScheduleEntry } from "@/inngest/schedules"
import { enginePool, platformPool } from "@/lib/db"
import { tick } from "@/lib/schedules/tick"
import { look } from "@/lib/schedules/witness"
import { type MadeClinic, makeClinic } from "@/lib/testing/factory"
import { SIMULATED_ZONES, wallClockOccasions } from "@/lib/testing/wall-clock"
import { addMs, DAY_MS, MINUTE_MS } from "@/lib/time"

/** The clinics' schedules as if all of them were built. */
export const clinicEntries = (isHourlyToo: boolean): ScheduleEntry[] =>
  SCHEDULES.filter((one) => one.per === "clinic" && (isHourlyToo || one.pattern !== "0 * * * *")).map(
    (one) => ({
      ...one,
      built: true,
    }),
  )

export async function clinicsOfTheWorld(born: Date): Promise<MadeClinic[]> {
  await platformPool().query(`update "Clinic" set active = false`)
  const clinics = await Promise.all(SIMULATED_ZONES.map((timeZone) => makeClinic({ timeZone })))
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
}

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
}): Promise<Simulated> {
  const { entries, clinics, from } = given
  const until = addMs(from, given.days * DAY_MS)
  const minutes = new Set(
    clinics.flatMap((clinic) =>
      entries.flatMap((one) =>
        wallClockOccasions(one.pattern, clinic.timeZone, from, until).map((due) => +due),
      ),
    ),
  )
  let dispatched = 0
  let mostAtOnce = 0
  await tick(from, entries)
  await look(from, entries)
  for (const due of [...minutes].sort((a, b) => a - b)) {
    const at = new Date(due + 1_200)
    if (!given.isDown?.(at)) {
      const before = new Date()
      dispatched += (await tick(at, entries)).dispatched
      const { rows } = await enginePool().query<{ most: number }>(
        `select coalesce(max(count), 0)::int as most from (select count(*) from engine.event
           where created_at >= $1 group by data ->> 'scheduleId', data ->> 'clinicId') as one`,
        [before],
      )
      mostAtOnce = Math.max(mostAtOnce, rows[0]?.most ?? 0)
      // A tick that comes twice, as any minute, changes nothing.
      if ((await tick(addMs(at, 900), entries)).dispatched > 0)
        throw new Error(`twice at ${at.toISOString()}`)
    }
    await look(addMs(at, MINUTE_MS), entries)
  }
  return { mostAtOnce, dispatched }
}

type Standing = { dueAt: Date; state: string; isLate: boolean; isCaughtUp: boolean }

export const standingOf = async (clinicId: string, scheduleId: string): Promise<Standing[]> =>
  (
    await platformPool().query<Standing>(
      `select "dueAt", state, "isLate", "isCaughtUp" from "ScheduleOccasion"
       where scope = $1 and "scheduleId" = $2 order by "dueAt"`,
      [clinicId, scheduleId],
    )
  ).rows

import type { ScheduleEntry } from "@/inngest/schedules"
import { enginePool, platformPool } from "@/lib/db"
import { newId } from "@/lib/ids"
import { MINUTE_MS } from "@/lib/time"

/** A schedule for tests; what is not given is as for a daily one of a clinic. */
export const testEntry = (given: Partial<ScheduleEntry> = {}): ScheduleEntry => ({
  id: "stale-lead-refresh",
  aliases: [],
  functionId: "stale-lead-refresh",
  pattern: "0 2 * * *",
  per: "clinic",
  catchUp: "once",
  tooLateMs: 60 * MINUTE_MS,
  lateAfterMs: 5 * MINUTE_MS,
  built: true,
  words: "For tests.",
  ...given,
})

export type OccasionState = {
  id: string
  scheduleId: string
  scope: string
  dueAt: Date
  state: string
  reason: string | null
  note: string | null
  wasMissed: boolean
  isLate: boolean
  isCaughtUp: boolean
  isDouble: boolean
  isOverlapped: boolean
  isManual: boolean
  runs: number
  runId: string | null
  startedAt: Date | null
  runStatus: string | null
}

export const occasionsOf = async (scope: string, scheduleId?: string): Promise<OccasionState[]> =>
  (
    await platformPool().query<OccasionState>(
      `select * from "ScheduleOccasion" where scope = $1 and ($2::text is null or "scheduleId" = $2) order by "dueAt"`,
      [scope, scheduleId ?? null],
    )
  ).rows

export const dueEvents = async (
  scheduleId: string,
): Promise<{ id: string; data: Record<string, string> }[]> =>
  (
    await enginePool().query(
      "select id, data from engine.event where name = 'schedule/due' and data ->> 'scheduleId' = $1 order by created_at, id",
      [scheduleId],
    )
  ).rows

/** The run that the engine would have made of an occasion's event. */
export async function runOfEvent(
  eventId: string,
  given: { status?: string; startedAt?: Date; finishedAt?: Date | null; rerunOf?: string } = {},
): Promise<string> {
  const { rows } = await enginePool().query(
    "select name, data, only_function from engine.event where id = $1",
    [eventId],
  )
  const { name, data, only_function } = rows[0]
  const id = newId()
  const { status = "completed", startedAt = new Date(), finishedAt = startedAt } = given
  await enginePool().query(
    `insert into engine.run (id, function_id, event_id, event_name, clinic_id, status, max_attempts, created_at, started_at,
       finished_at, occasion_id, schedule_id, rerun_of)
     values ($1, $2, $3, $4, $5, $6, 3, $7, $7, $8, $9, $10, $11)`,
    [
      id,
      only_function,
      given.rerunOf ? `rerun:${id}` : `${eventId}`,
      name,
      data.clinicId ?? null,
      status,
      startedAt,
      finishedAt,
      data.occasionId,
      data.scheduleId,
      given.rerunOf ?? null,
    ],
  )
  return id
}

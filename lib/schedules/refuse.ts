import { platformPool } from "@/lib/db"
import { now, toDate } from "@/lib/time"

/**
 * Whether a run that begins now is still of use. If not, its occasion is one that was missed; but only its first run says
 * so: where one has begun in time, or this is that one again, the occasion stays what it was.
 */
export async function isInTime(
  occasion: { occasionId: string; tooLateAt: string },
  runId: string,
): Promise<boolean> {
  if (now() <= toDate(occasion.tooLateAt)) return true
  await platformPool().query(
    `update "ScheduleOccasion" set state = 'missed', reason = 'too_late', "wasMissed" = true, "runId" = coalesce("runId", $2::uuid)
     where id = $1::uuid and state = 'dispatched' and "runStatus" is distinct from 'completed'
       and "runStatus" is distinct from 'failed' and "runStatus" is distinct from 'cancelled'
       and not exists (select from engine.run where occasion_id = $1::uuid and run.id <> $2::uuid)
       and not exists (select from engine.run where run.id = $2::uuid and rerun_of is not null)`,
    [occasion.occasionId, runId],
  )
  return false
}

import { platformPool } from "@/lib/db"
import { now, toDate } from "@/lib/time"

/** Whether a run that begins now is still of use. If not, its occasion is one that was missed. */
export async function isInTime(occasion: { occasionId: string; tooLateAt: string }): Promise<boolean> {
  if (now() <= toDate(occasion.tooLateAt)) return true
  await platformPool().query(
    `update "ScheduleOccasion" set state = 'missed', reason = 'too_late' where id = $1 and state = 'dispatched'`,
    [occasion.occasionId],
  )
  return false
}

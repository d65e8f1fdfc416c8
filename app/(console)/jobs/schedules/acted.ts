import type { ScheduleRow } from "@/lib/schedules/schema"
import { MINUTE_MS } from "@/lib/time"
import type { Acted } from "./schedule-actions"

/** What the browser needs of a schedule to act on it. */
export const actedOf = ({ id, per, pattern, timeZone, paused, catchUp, tooLateMs }: ScheduleRow): Acted => ({
  id,
  per,
  pattern,
  timeZone,
  isPaused: paused !== null,
  catchUp,
  tooLateMinutes: Math.max(1, Math.round(tooLateMs / MINUTE_MS)),
})

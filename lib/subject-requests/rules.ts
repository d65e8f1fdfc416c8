import { CLOCK_DAYS, EXTENSION_DAYS, isOpenStatus, REMIND_DAYS } from "@/lib/subject-requests/words"
import { addMs, DAY_MS } from "@/lib/time"

export type Clock = {
  /** Of `of`, the first being 1. */
  day: number
  of: number
  /** Days left; negative once it is over. */
  left: number
  tone: "calm" | "soon" | "late" | "over"
}

export const dueOf = (receivedAt: Date, isExtended = false): Date =>
  addMs(receivedAt, (CLOCK_DAYS + (isExtended ? EXTENSION_DAYS : 0)) * DAY_MS)

/** Where the clock stands; of a finished request where it stood when it was finished. */
export function clockOf(
  request: { receivedAt: Date; dueAt: Date; finishedAt: Date | null },
  now: Date,
): Clock {
  const at = request.finishedAt ?? now
  const days = (ms: number) => Math.floor(ms / DAY_MS)
  const of = Math.round((request.dueAt.getTime() - request.receivedAt.getTime()) / DAY_MS)
  const day = Math.max(1, days(at.getTime() - request.receivedAt.getTime()) + 1)
  const left = Math.ceil((request.dueAt.getTime() - at.getTime()) / DAY_MS) || 0
  const tone = left <= 0 ? "over" : left <= REMIND_DAYS ? "late" : left <= 10 ? "soon" : "calm"
  return { day, of, left, tone }
}

/** Which of the two reminders is due: 1 ahead, 2 on the day; 0 for none that was not given. */
export function reminderDue(
  request: { status: string; dueAt: Date; reminded: number },
  now: Date,
): 0 | 1 | 2 {
  if (!isOpenStatus(request.status)) return 0
  const left = request.dueAt.getTime() - now.getTime()
  const due = left <= DAY_MS ? 2 : left <= REMIND_DAYS * DAY_MS ? 1 : 0
  return due > request.reminded ? due : 0
}

import { openSpans, readOpeningHours } from "@/lib/clinics/opening-hours"
import { RECEIVE_WITHIN_OPEN_HOURS } from "@/lib/handover/words"
import { addMs, DAY_MS, HOUR_MS } from "@/lib/time"

export const receiptKey = (handoverId: string): string => `handover:${handoverId}`

/** When the clinic will have been open long enough for somebody to have received it; a closed clinic gets a day. */
export function receiveBy(openingHours: unknown, timeZone: string, signedAt: Date): Date {
  let left = RECEIVE_WITHIN_OPEN_HOURS * HOUR_MS
  const until = addMs(signedAt, 10 * DAY_MS)
  for (const { start, end } of openSpans(readOpeningHours(openingHours), timeZone, signedAt, until)) {
    const length = end.getTime() - start.getTime()
    if (length >= left) return addMs(start, left)
    left -= length
  }
  return addMs(signedAt, DAY_MS)
}

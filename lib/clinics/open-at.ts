import { openSpans, readOpeningHours } from "@/lib/clinics/opening-hours"
import { addMs } from "@/lib/time"

/** Whether staff are there at an instant, by the clinic's opening hours as they are stored. */
export const isOpenAt = (openingHours: unknown, timeZone: string, at: Date): boolean =>
  openSpans(readOpeningHours(openingHours), timeZone, at, addMs(at, 1)).length > 0

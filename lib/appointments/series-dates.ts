import { daysFrom } from "@/lib/appointments/spans"
import { fromWallClock, wallClock } from "@/lib/time"

/** Begins so many days apart at the same time of the clinic's wall, whatever the clocks were put to meanwhile. */
export function seriesDates(
  first: Date,
  { everyDays, count }: { everyDays: number; count: number },
  timeZone: string,
): Date[] {
  const [day = "", time = ""] = wallClock(first, timeZone).split("T")
  return Array.from({ length: count }, (_, n) =>
    n === 0 ? first : fromWallClock(`${daysFrom(day, n * everyDays + 1).at(-1)}T${time}`, timeZone),
  )
}

"use client"

import { useTimeZone } from "@/components/clock"
import { locale } from "@/lib/say"
import { clockTime, exact, toDate } from "@/lib/time"

/** "Tue 24 Nov, 10:00" by the clinic's clock; the year where it is another. */
export function When({ row }: { row: { startsAt: string } }) {
  const zone = useTimeZone()
  const at = toDate(row.startsAt)
  const day = new Intl.DateTimeFormat(locale(), {
    timeZone: zone,
    weekday: "short",
    day: "numeric",
    month: "short",
  }).format(at)
  return (
    <time dateTime={row.startsAt} title={exact(at, zone)} className="whitespace-nowrap tabular-nums">
      {day}, <span className="font-medium">{clockTime(at, zone)}</span>
    </time>
  )
}

"use client"

import { useTimeZone } from "@/components/clock"
import { exact, toDate } from "@/lib/time"
import { shortly } from "./shortly"

/** A day and a time to the minute: for what is planned, where "in 3 h" would have to be reckoned with. */
export function ShortTime({ value }: { value: string }) {
  const zone = useTimeZone()
  const at = toDate(value)
  return (
    <time dateTime={value} title={exact(at, zone)} className="tabular-nums">
      {shortly(at, zone)}
    </time>
  )
}

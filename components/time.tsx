"use client"

import { t } from "@/lib/say"
import { clockTime, exact, exactDay, MINUTE_MS, moment, relative, SECOND_MS, toDate } from "@/lib/time"
import { useNow, useTimeZone } from "./clock"
import { icon } from "./icon"
import { cn } from "./ui/cn"

const AlarmClock = icon("alarm-clock")

type Instant = string | number | Date

type TimeProps = {
  value: Instant
  /** Absent: the clinic's. */
  zone?: string
  /** relative: "3 min ago", a date beyond a week. clock: "14:05". day: "22 Nov 2026". moment: to the minute, with its zone. exact: all of it. */
  as?: "relative" | "clock" | "day" | "moment" | "exact"
  className?: string
}

/** An instant in the clinic's zone; hover and readers get it exactly. */
export function Time({ value, zone, as = "relative", className }: TimeProps) {
  const clinicZone = useTimeZone()
  const now = useNow(5 * SECOND_MS)
  const timeZone = zone ?? clinicZone
  const instant = toDate(value)
  const words = {
    relative: () => relative(instant, toDate(now), timeZone),
    clock: () => clockTime(instant, timeZone),
    day: () => exactDay(instant, timeZone),
    moment: () => moment(instant, timeZone),
    exact: () => exact(instant, timeZone),
  }[as]()
  return (
    <time
      dateTime={instant.toISOString()}
      title={exact(instant, timeZone)}
      suppressHydrationWarning
      className={cn("whitespace-nowrap tabular-nums", className)}
    >
      {words}
    </time>
  )
}

type CountdownProps = {
  due: Instant
  /** Below this it turns urgent. */
  urgentMs?: number
  /** What is due, for readers: "Reply to Ana". */
  label?: string
  className?: string
}

/** Time left, to the second near the end; red and "overdue" after it. Readers are not told each tick. */
export function Countdown({ due, urgentMs = 5 * MINUTE_MS, label, className }: CountdownProps) {
  const now = useNow()
  const timeZone = useTimeZone()
  const instant = toDate(due)
  const leftMs = instant.getTime() - now
  const late = leftMs < 0
  const tone = late ? "text-red" : leftMs < urgentMs ? "text-orange" : "text-ink-2"
  return (
    <time
      dateTime={instant.toISOString()}
      title={`${label ? `${label}: ` : ""}${t("Due {at}", { at: exact(instant, timeZone) })}`}
      suppressHydrationWarning
      className={cn(
        "inline-flex items-center gap-1 align-middle font-medium whitespace-nowrap tabular-nums",
        tone,
        className,
      )}
    >
      <AlarmClock aria-hidden="true" className="size-3.5 shrink-0" />
      {label && <span className="sr-only">{label}: </span>}
      {late ? t("{span} late", { span: span(-leftMs) }) : t("{span} left", { span: span(leftMs) })}
    </time>
  )
}

function span(ms: number): string {
  const seconds = Math.floor(ms / SECOND_MS)
  const minutes = Math.floor(seconds / 60)
  const hours = Math.floor(minutes / 60)
  if (hours >= 48) return t("{n} d", { n: Math.floor(hours / 24) })
  if (hours > 0) return `${hours} h ${pad(minutes % 60)} min`
  return `${minutes}:${pad(seconds % 60)}`
}

const pad = (value: number): string => String(value).padStart(2, "0")

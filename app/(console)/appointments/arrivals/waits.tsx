"use client"

import { useNow, useTimeZone } from "@/components/clock"
import { icon } from "@/components/icon"
import { cn } from "@/components/ui/cn"
import type { ArrivalRow } from "@/lib/appointments/of-day"
import { LONG_WAIT_MINUTES } from "@/lib/appointments/words"
import { t } from "@/lib/say"
import { clockTime, MINUTE_MS, toDate } from "@/lib/time"

const Hourglass = icon("hourglass")
const AlarmClock = icon("alarm-clock")

/** How long somebody waits, is late, or is in; when it ended. */
export function Waits({ row }: { row: ArrivalRow }) {
  const zone = useTimeZone()
  const now = useNow(10_000)
  const minutesSince = (at: string | null) =>
    at ? Math.max(0, Math.floor((now - toDate(at).getTime()) / MINUTE_MS)) : 0
  if (row.status === "checked_in") {
    const waits = minutesSince(row.checkedInAt)
    return (
      <Clock
        icon={<Hourglass aria-hidden="true" />}
        tone={waits >= LONG_WAIT_MINUTES ? "text-red" : "text-violet"}
      >
        {t("waits {n} min", { n: waits })}
      </Clock>
    )
  }
  if (row.status === "in_session") {
    const over = minutesSince(row.endsAt)
    return over > 0 ? (
      <Clock tone="text-orange">{t("{n} min over", { n: over })}</Clock>
    ) : (
      <Clock>{t("since {n} min", { n: minutesSince(row.startedAt) })}</Clock>
    )
  }
  if (row.finishedAt) return <Clock>{clockTime(toDate(row.finishedAt), zone)}</Clock>
  const late = minutesSince(row.startsAt)
  if (late > 0)
    return (
      <Clock
        icon={<AlarmClock aria-hidden="true" />}
        tone={late >= LONG_WAIT_MINUTES ? "text-red" : "text-orange"}
      >
        {t("{n} min late", { n: late })}
      </Clock>
    )
  const inMinutes = Math.ceil((toDate(row.startsAt).getTime() - now) / MINUTE_MS)
  return inMinutes <= 60 ? <Clock>{t("in {n} min", { n: inMinutes })}</Clock> : null
}

function Clock({
  icon,
  tone = "text-ink-3",
  children,
}: {
  icon?: React.ReactNode
  tone?: string
  children: string
}) {
  return (
    <span
      suppressHydrationWarning
      className={cn("inline-flex items-center gap-1 font-medium tabular-nums [&_svg]:size-3.5", tone)}
    >
      {icon}
      {children}
    </span>
  )
}

"use client"

import { useNow } from "@/components/clock"
import { icon } from "@/components/icon"
import { cn } from "@/components/ui/cn"
import { t } from "@/lib/say"
import { exact, HOUR_MS, MINUTE_MS, toDate } from "@/lib/time"

const AlarmClock = icon("alarm-clock")
const Hourglass = icon("hourglass")

/** The longest budget of an urgent lead: nobody at all should wait longer. */
const LATE_AFTER_MS = HOUR_MS

/** How long somebody has been waiting for us; red and with another sign once that is too long. */
export function WaitingClock({ since, zone }: { since: string; zone: string }) {
  const now = useNow(15_000)
  const waited = Math.max(0, now - Date.parse(since))
  const isLate = waited > LATE_AFTER_MS
  const Glyph = isLate ? AlarmClock : Hourglass
  return (
    <time
      dateTime={since}
      title={t("Waiting since {at}", { at: exact(toDate(since), zone) })}
      suppressHydrationWarning
      className={cn(
        "inline-flex items-center gap-1 text-2xs font-medium whitespace-nowrap tabular-nums",
        isLate ? "text-red" : "text-amber",
      )}
    >
      <Glyph aria-hidden="true" className="size-3" />
      <span className="sr-only">{isLate ? t("Waiting too long:") : t("Waiting:")} </span>
      {span(waited)}
    </time>
  )
}

function span(ms: number): string {
  if (ms >= 48 * HOUR_MS) return t("{n} d", { n: Math.floor(ms / (24 * HOUR_MS)) })
  if (ms >= HOUR_MS) return t("{n} h", { n: Math.floor(ms / HOUR_MS) })
  return t("{n} min", { n: Math.floor(ms / MINUTE_MS) })
}

"use client"

import { useNow, useTimeZone } from "@/components/clock"
import { cn } from "@/components/ui/cn"
import { t } from "@/lib/say"
import { exact, HOUR_MS, MINUTE_MS, toDate } from "@/lib/time"

const WINDOW_MS = 24 * HOUR_MS
const SHORT_MS = HOUR_MS
const RADIUS = 6
const ROUND = 2 * Math.PI * RADIUS

/** How much is left of the day in which free words may be sent. */
export function WindowClock({ openUntil }: { openUntil: string }) {
  const now = useNow(15_000)
  const zone = useTimeZone()
  const left = Date.parse(openUntil) - now
  const part = Math.max(0, Math.min(1, left / WINDOW_MS))
  const isOver = left <= 0
  return (
    <span
      title={t("WhatsApp takes free words until {at}", { at: exact(toDate(openUntil), zone) })}
      suppressHydrationWarning
      className={cn(
        "inline-flex items-center gap-1.5 text-xs whitespace-nowrap tabular-nums",
        isOver ? "text-red" : left < SHORT_MS ? "text-orange" : "text-ink-3",
      )}
    >
      <svg viewBox="0 0 16 16" className="size-4 -rotate-90" aria-hidden="true">
        <circle cx="8" cy="8" r={RADIUS} fill="none" className="stroke-line-strong" strokeWidth="2.5" />
        <circle
          cx="8"
          cy="8"
          r={RADIUS}
          fill="none"
          stroke="currentColor"
          strokeWidth="2.5"
          strokeLinecap="round"
          strokeDasharray={`${ROUND * part} ${ROUND}`}
          suppressHydrationWarning
        />
      </svg>
      <span className="sr-only">{t("Free words:")} </span>
      {isOver ? t("Templates only") : t("{span} left", { span: span(left) })}
    </span>
  )
}

const span = (ms: number): string =>
  ms >= HOUR_MS
    ? t("{h} h {m} min", { h: Math.floor(ms / HOUR_MS), m: Math.floor((ms % HOUR_MS) / MINUTE_MS) })
    : t("{n} min", { n: Math.max(1, Math.floor(ms / MINUTE_MS)) })

"use client"

import { t } from "@/lib/say"
import { clockTime, MINUTE_MS, toDate } from "@/lib/time"
import { useNow } from "../clock"

/** What time it is in a clinic. */
export function LocalTime({ zone }: { zone: string }) {
  const now = useNow(MINUTE_MS)
  return (
    <span
      className="shrink-0 text-xs text-ink-3 tabular-nums"
      title={t("Local time, {zone}", { zone })}
      suppressHydrationWarning
    >
      {clockTime(toDate(now), zone)}
    </span>
  )
}

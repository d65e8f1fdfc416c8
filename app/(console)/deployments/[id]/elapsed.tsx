"use client"

import { useNow } from "@/components/clock"
import { duration, SECOND_MS } from "@/lib/time"

/** How long it has taken so far, to the second. */
export function Elapsed({ since }: { since: string }) {
  const ms = Math.max(0, useNow() - Date.parse(since))
  return (
    <span suppressHydrationWarning className="font-medium text-blue">
      {duration(Math.floor(ms / SECOND_MS) * SECOND_MS)}
    </span>
  )
}

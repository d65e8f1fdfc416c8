import { DAY_MS, MINUTE_MS } from "@/lib/time"

export const HISTORY_MS = 14 * DAY_MS
/** Fewer minutes, or all on a day or two, tell nothing of what is usual. */
const LEAST_MINUTES = 20
const LEAST_DAYS = 3
const TIMES = 3
const LEAST_SILENCE_MS = 30 * MINUTE_MS

type Heard = {
  /** Minutes in opening hours in which something came, and on how many days. */
  minutes: number
  days: number
  /** In opening hours. */
  usualGapMs: number | null
  /** Opening hours since the last request. */
  sinceLastMs: number
}

/** After how much of opening hours a quiet connection is silent; null where too little is known. */
export function silenceAfterMs({ minutes, days, usualGapMs }: Omit<Heard, "sinceLastMs">): number | null {
  if (minutes < LEAST_MINUTES || days < LEAST_DAYS || usualGapMs === null) return null
  return Math.max(LEAST_SILENCE_MS, TIMES * usualGapMs)
}

/** Null: nothing can be said, so nothing changes. */
export function isSilent(heard: Heard): boolean | null {
  const afterMs = silenceAfterMs(heard)
  return afterMs === null ? null : heard.sinceLastMs >= afterMs
}

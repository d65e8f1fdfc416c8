import { DAY_MS, MINUTE_MS } from "@/lib/time"

export const HISTORY_MS = 14 * DAY_MS
/** Fewer tell nothing of what is usual. */
export const LEAST_HISTORY = 20
const TIMES = 3
const LEAST_SILENCE_MS = 30 * MINUTE_MS

type Heard = {
  /** Requests in opening hours, and how long these were. */
  count: number
  openMs: number
  /** Opening hours since the last request. */
  sinceLastMs: number
}

/** After how much of opening hours a quiet connection is silent; null where too little is known. */
export function silenceAfterMs({ count, openMs }: Pick<Heard, "count" | "openMs">): number | null {
  if (count < LEAST_HISTORY || openMs <= 0) return null
  return Math.max(LEAST_SILENCE_MS, (TIMES * openMs) / count)
}

/** Null: nothing can be said, so nothing changes. */
export function isSilent(heard: Heard): boolean | null {
  const afterMs = silenceAfterMs(heard)
  return afterMs === null ? null : heard.sinceLastMs >= afterMs
}

const FIRST_MS = 1_000
const FACTOR = 2
const MOST_MS = 30_000
/** A provider that asks for ten days gets an hour: nobody waits that long without a person knowing. */
const RETRY_AFTER_CAP_MS = 3_600_000

/**
 * How long to wait after a failed try (0-based): 1 s, 2 s, 4 s … at most 30 s, a fifth more or less so that a burst
 * of failures does not come back as a burst.
 */
export function retryDelayMs(attempt: number, random: () => number = Math.random): number {
  const base = Math.min(FIRST_MS * FACTOR ** attempt, MOST_MS)
  return Math.round(Math.min(base * (0.8 + 0.4 * random()), MOST_MS))
}

/** When to try again, on the machine's own clock; what a provider asked for wins, within bounds. */
export function retryAt(attempt: number, retryAfterSeconds?: number): Date {
  const askedMs = retryAfterSeconds === undefined ? undefined : retryAfterSeconds * 1_000
  const delayMs =
    askedMs !== undefined && askedMs >= 0 ? Math.min(askedMs, RETRY_AFTER_CAP_MS) : retryDelayMs(attempt)
  return new Date(Date.now() + delayMs)
}

/** The wire's `retry-after` (seconds, or an ISO date) in ms from now; undefined when absent or unreadable. */
export function parseRetryAfterMs(header: string | undefined): number | undefined {
  if (!header) return undefined
  const seconds = Number(header)
  const ms = Number.isFinite(seconds) ? seconds * 1_000 : Date.parse(header) - Date.now()
  if (Number.isNaN(ms)) return undefined
  return Math.min(Math.max(ms, 0), RETRY_AFTER_CAP_MS)
}

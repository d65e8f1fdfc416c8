import type { CallOutcome } from "@/lib/providers/outcome"
import { nowMs, SECOND_MS } from "@/lib/time"

/** So many failures on end, and the partner is left alone for a while. */
const MOST_FAILURES = 10
const PAUSE_MS = 30 * SECOND_MS
/** A partner's own wish is followed for all its calls, but nobody's for longer than this; each run's own wait may be. */
const LONGEST_PAUSE_MS = 60 * SECOND_MS

type Breaker = {
  /** How long nothing is to be called; 0: go on. */
  waitSeconds(): number
  note(outcome: CallOutcome): void
}

const breakers = new Map<string, Breaker>()
const MOST_KEPT = 1_000

/** Kept in this process: its failures are its own, and a fresh process may try. */
export function breakerFor(account: string): Breaker {
  const known = breakers.get(account)
  if (known) return known
  if (breakers.size >= MOST_KEPT) breakers.clear()
  const made = newBreaker()
  breakers.set(account, made)
  return made
}

function newBreaker(): Breaker {
  let failures = 0
  let untilMs = 0
  return {
    waitSeconds: () => Math.max(0, Math.ceil((untilMs - nowMs()) / SECOND_MS)),
    note(outcome) {
      if (outcome.did === "done" || (outcome.did === "refused" && !outcome.retry)) {
        failures = 0
        return
      }
      failures += 1
      if (outcome.did === "refused" && outcome.reason === "too_many" && outcome.retryAfterSeconds)
        untilMs = nowMs() + Math.min(outcome.retryAfterSeconds * SECOND_MS, LONGEST_PAUSE_MS)
      // After the pause the next failure opens it again at once.
      if (failures >= MOST_FAILURES) untilMs = Math.max(untilMs, nowMs() + PAUSE_MS)
    },
  }
}

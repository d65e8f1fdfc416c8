import { createHash } from "node:crypto"
import { keyOf, numberOf } from "./expression"
import { lengthMs } from "./options"
import type { PlannedRun } from "./planned"
import type { EngineFunction } from "./types"

type Event = { id: string; name: string; data: unknown }

const MOST_PRIORITY = 600

/** Where nobody said how long a debounce may put a run off. */
const MOST_DEBOUNCED_MS = 7 * 86_400_000

/**
 * What a function's options mean for one event. Keys are hashed: what they are made of may be a patient's number.
 * A limit on calls counts over all clinics unless its key says otherwise; whatever may keep a run from happening
 * (rate limit, debounce, singleton) never reaches from one clinic into another.
 */
export function flowOf(
  fn: EngineFunction,
  event: Event,
  clinicId: string | null,
  how: { isAsked: boolean },
): Partial<PlannedRun> {
  const { concurrency, rateLimit, debounce, singleton, priority } = fn.flow
  const key = (expression: string | undefined) =>
    hash(clinicId ?? "", expression ? (keyOf(expression, event) ?? "null") : "")
  const planned: Partial<PlannedRun> = {}
  if (concurrency) {
    const value = concurrency.key ? (keyOf(concurrency.key, event) ?? "null") : ""
    planned.gate = `${hash(fn.id, value)}:${fn.id}`
    planned.gate_limit = concurrency.limit
  }
  if (priority) {
    const seconds = numberOf(priority, event) ?? 0
    planned.priority = Math.max(-MOST_PRIORITY, Math.min(MOST_PRIORITY, seconds))
  }
  if (singleton) {
    planned.singleton_key = key(singleton.key)
    planned.singleton_mode = singleton.mode
  }
  // A run that a person or another run asked for is neither put off nor dropped for being one too many.
  if (how.isAsked) return planned
  if (fn.idempotency) {
    const once = keyOf(fn.idempotency, event)
    if (once !== undefined) planned.key = clinicId ? `${clinicId} ${once}` : once
  }
  if (rateLimit) {
    planned.rate_key = key(rateLimit.key)
    planned.rate_limit = rateLimit.limit
    planned.rate_ms = lengthMs(rateLimit.period)
  }
  if (debounce) {
    planned.debounce_key = key(debounce.key)
    planned.debounce_ms = lengthMs(debounce.period)
    planned.debounce_most_ms = lengthMs(debounce.timeout) ?? MOST_DEBOUNCED_MS
  }
  return planned
}

const hash = (...parts: string[]): string =>
  createHash("sha256").update(parts.join("\0")).digest("hex").slice(0, 16)

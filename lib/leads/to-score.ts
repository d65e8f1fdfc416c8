import type { LeadReason, LeadScore, Quote } from "@/lib/leads/schema"
import type { Classification, Urgency } from "@/lib/scoring/schema"

type StoredScore = {
  id: string
  score: number
  classification: string
  urgency: string
  confidence: number
  reasons: unknown
  scorer: string
  fallback: boolean
  reason: string | null
  /** Of an override. */
  member?: { name: string } | null
  createdAt: Date
}

/** `words`: whether what the patient wrote may be shown. Labels tell of health ("unbearable pain"), so they go with it. */
export function toScore(stored: StoredScore, words: boolean): LeadScore {
  return {
    id: stored.id,
    score: stored.score,
    classification: stored.classification as Classification,
    urgency: stored.urgency as Urgency,
    confidence: stored.confidence,
    reasons: words ? toReasons(stored.reasons) : [],
    hiddenReasons: words ? 0 : toReasons(stored.reasons).length,
    scorer: stored.scorer,
    fallback: stored.fallback,
    reason: words ? stored.reason : null,
    by: stored.member?.name ?? null,
    at: stored.createdAt.toISOString(),
  }
}

/** Written by scoreLead and by the demo; anything else in the column is passed over. */
export function toReasons(stored: unknown): LeadReason[] {
  return Array.isArray(stored) ? stored.filter(isReason) : []
}

function isReason(value: unknown): value is LeadReason {
  return (
    typeof value === "object" &&
    value !== null &&
    "label" in value &&
    typeof value.label === "string" &&
    "start" in value &&
    "end" in value &&
    "quote" in value
  )
}

/** Where reasons point, by message: of scores that overlap, the first in the list. */
export function quotesByMessage(scored: readonly { reasons: unknown }[]): Map<string, Quote[]> {
  const found = new Map<string, Quote[]>()
  for (const one of scored) {
    for (const { messageId, start, end, label } of toReasons(one.reasons)) {
      if (!messageId || end <= start) continue
      const known = found.get(messageId) ?? []
      if (known.some((quote) => start < quote.end && quote.start < end)) continue
      found.set(messageId, [...known, { start, end, label }])
    }
  }
  for (const quotes of found.values()) quotes.sort((one, other) => one.start - other.start)
  return found
}

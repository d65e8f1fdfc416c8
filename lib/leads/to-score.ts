import type { LeadReason, LeadScore, Quote, ScoreLine } from "@/lib/leads/schema"
import { isFallbackReason } from "@/lib/models/words"
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
  model: string | null
  promptVersion: string | null
  fallbackReason: string | null
  latencyMs: number | null
  ruleScorer: string | null
  ruleScore: number | null
  ruleClassification: string | null
  ruleUrgency: string | null
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
    why: isFallbackReason(stored.fallbackReason) ? stored.fallbackReason : null,
    model: stored.model,
    promptVersion: stored.promptVersion,
    latencyMs: stored.latencyMs,
    beside: besideOf(stored),
    reason: words ? stored.reason : null,
    by: stored.member?.name ?? null,
    at: stored.createdAt.toISOString(),
  }
}

function besideOf({
  ruleScorer,
  ruleScore,
  ruleClassification,
  ruleUrgency,
}: StoredScore): LeadScore["beside"] {
  if (!ruleScorer || ruleScore === null) return null
  return {
    scorer: ruleScorer,
    score: ruleScore,
    classification: ruleClassification as Classification,
    urgency: ruleUrgency as Urgency,
  }
}

/** A score without the words of the patient or of whoever set it. */
export function toScoreLine(stored: StoredScore): ScoreLine {
  const { id, score, classification, urgency, scorer, fallback, why, by, at } = toScore(stored, false)
  return { id, score, classification, urgency, scorer, fallback, why, by, at }
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

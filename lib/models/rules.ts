import type { ModelAnswer } from "@/lib/models/answer"
import { MODEL_REASONS, modelRule } from "@/lib/models/words"
import { CLASSIFICATIONS, type Reason, type ScoreResult, URGENCIES, type Urgency } from "@/lib/scoring/schema"

const INJECTION = "injection"
const LEAST_SURE = 0.05
const MOST_SURE = 0.95
const MOST_REASONS = 6

const apart = (one: ScoreResult["classification"], other: ScoreResult["classification"]): number =>
  Math.abs(CLASSIFICATIONS.indexOf(one) - CLASSIFICATIONS.indexOf(other))

const moreUrgent = (one: Urgency, other: Urgency): Urgency =>
  URGENCIES[Math.min(URGENCIES.indexOf(one), URGENCIES.indexOf(other))] ?? one

/**
 * A model's word beside the rules'. Its class counts; its urgency only where it is more urgent. Of a text that orders a
 * machine about it may raise nothing, and where it comes out far from the rules it obeyed: null, the rules decide.
 */
export function judge(
  ruled: ScoreResult,
  answer: ModelAnswer,
  model: string,
  texts: readonly string[],
): ScoreResult | null {
  const isOrdered =
    ruled.reasons.some(({ rule }) => rule === INJECTION) ||
    answer.reasons.some(({ code }) => code === "orders_to_machine")
  if (isOrdered && apart(ruled.classification, answer.classification) >= 2) return null
  return {
    ...ruled,
    score: answer.score as ScoreResult["score"],
    classification: answer.classification,
    urgency: isOrdered ? ruled.urgency : moreUrgent(ruled.urgency, answer.urgency),
    confidence: Math.min(MOST_SURE, Math.max(LEAST_SURE, answer.confidence)),
    reasons: [...reasonsOf(answer, texts), ...ruled.reasons],
    scorer: model,
    fallback: false,
    language: ruled.language === "und" ? answer.language : ruled.language,
  }
}

/** Quotes that stand in no message as they are were made up, or hold what was taken out: the reason stays without. */
function reasonsOf({ reasons }: ModelAnswer, texts: readonly string[]): Reason[] {
  return reasons.slice(0, MOST_REASONS).map(({ code, quote }) => {
    const said = { rule: modelRule(code), label: MODEL_REASONS[code] }
    const message = quote.trim() === "" ? -1 : texts.findLastIndex((text) => text.includes(quote))
    if (message < 0) return { ...said, quote: "", start: 0, end: 0 }
    const start = texts[message]?.indexOf(quote) ?? 0
    return { ...said, quote, start, end: start + quote.length, message }
  })
}

export type Prices = { priceIn: number; priceOut: number }
const MOST_MICROS = 2_000_000_000

/** In millionths of the clinic's currency unit, prices being for a million tokens; never less than it is. */
export const costMicros = (tokensIn: number, tokensOut: number, { priceIn, priceOut }: Prices): number =>
  Math.min(MOST_MICROS, Math.ceil(tokensIn * priceIn + tokensOut * priceOut))

/** Of a text whose tokens nobody has counted: rather too many. */
export const tokensOf = (text: string): number => Math.ceil(text.length / 3)

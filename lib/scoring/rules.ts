import { isMark } from "./fold"
import { type Hit, type Reading, readText } from "./hits"
import { detectLanguage } from "./language"
import { LABELS } from "./lexicon/labels"
import type { Signal } from "./lexicon/signals"
import { type Classification, type Reason, SCORER, type ScoreResult } from "./schema"
import { type Triage, triage } from "./triage"

/** Anyone who writes begins here; the points of the reasons are added to it. */
const START = 2
const OTHER_BUSINESS: readonly Signal[] = ["wrongNumber", "optOut", "spam", "job", "vendor"]
const SMALL_TALK: readonly Signal[] = ["place", "hours", "general", "cancel", "greeting", "thanks"]

type Draft = { signal: Signal; hit: Hit; points?: number }

/**
 * Scores one text by the rules; never throws, whatever the string. Class and urgency are two axes: the class says
 * how near a person is to treatment, the urgency how soon somebody should look. Strong or critical complaints are
 * HOT by themselves. The points of the reasons, from 2, held within 2 and 5, give the score; what is no patient's
 * enquiry is 1.
 */
export function scoreText(text: string): ScoreResult {
  const reading = readText(text)
  if (!reading.tokens.some(({ word }) => !isMark(word))) return nothingToScore()
  return scoreReading(text, reading)
}

function nothingToScore(): ScoreResult {
  const label = "Nothing to score"
  return finish("UNQUALIFIED", 1, 0.9, "none", [
    { rule: "nothing-to-score", label, quote: "", start: 0, end: 0 },
  ])
}

function scoreReading(text: string, reading: Reading): ScoreResult {
  const language = detectLanguage(reading.tokens)
  const urgent = triage(reading)
  const first = (signal: Signal) => reading.hits.find((hit) => hit.signal === signal && !hit.off)
  const toReason = ({ signal, hit, points }: Draft): Reason => {
    const start = reading.tokens[hit.from]?.start ?? 0
    const end = reading.tokens[hit.to - 1]?.end ?? start
    const label = LABELS[signal]?.en ?? signal
    return {
      rule: signal,
      ...(points === undefined ? {} : { points }),
      label,
      quote: text.slice(start, end),
      start,
      end,
    }
  }

  const business = OTHER_BUSINESS.map((signal) => ({ signal, hit: first(signal) })).find(({ hit }) => hit)
  const grave = urgent.urgency === "critical" || urgent.urgency === "high"
  const ownComplaint = grave || (urgent.complaint && business?.signal === "job")
  if (business?.hit && !ownComplaint) {
    const reason = toReason({ signal: business.signal, hit: business.hit, points: -1 })
    return finish("UNQUALIFIED", 1, 0.85, "none", [reason], language)
  }

  const drafts = weigh(urgent, first)
  const injection = first("injection")
  if (drafts.length === 0 && injection) {
    return finish(
      "UNQUALIFIED",
      1,
      0.8,
      "none",
      [toReason({ signal: "injection", hit: injection, points: -1 })],
      language,
    )
  }
  if (injection) drafts.push({ signal: "injection", hit: injection })
  const points = drafts.reduce((sum, draft) => sum + (draft.points ?? 0), START)
  const score = Math.max(2, Math.min(5, points)) as ScoreResult["score"]
  const reasons = drafts.sort((a, b) => Math.abs(b.points ?? 0) - Math.abs(a.points ?? 0)).map(toReason)
  if (reasons.length === 0) {
    const words = reading.tokens.filter(({ word }) => !isMark(word))
    const start = words[0]?.start ?? 0
    const end = words[Math.min(words.length, 12) - 1]?.end ?? start
    const label = "Nothing recognised; a person should read it"
    return finish(
      "COLD",
      2,
      0.3,
      "none",
      [{ rule: "unrecognised", label, quote: text.slice(start, end), start, end }],
      language,
    )
  }
  return finish(classOf(score), score, confidenceOf(drafts, reading), urgent.urgency, reasons, language)
}

/** Which signals count how much. Later lines know what the earlier ones found. */
function weigh(urgent: Triage, first: (signal: Signal) => Hit | undefined): Draft[] {
  const drafts: Draft[] = []
  const add = (signal: Signal, points?: number) => {
    const hit = first(signal)
    if (hit) drafts.push(points ? { signal, hit, points } : { signal, hit })
    return hit !== undefined
  }
  const care: Record<Triage["urgency"], number> = { critical: 3, high: 2, medium: 1, none: 0 }
  for (const hit of urgent.because) {
    if (drafts.some(({ signal }) => signal === hit.signal)) continue
    drafts.push({ signal: hit.signal, hit, ...(drafts.length === 0 ? { points: care[urgent.urgency] } : {}) })
  }
  const complaint = urgent.because.length > 0
  const service = (["full", "treatment", "cosmetic"] as const).find((signal) => first(signal))
  const leaving = first("cancel") ?? first("elsewhere")
  const wish = first("mayI") ?? first("want")
  const asksVisit =
    first("book") ??
    (first("time") && wish && (service || complaint) && !isPriceOnly(first) ? wish : undefined)
  const ready = first("pay") ?? first("decided")
  const named = service !== undefined && !leaving

  if (first("move")) {
    add("move", complaint ? 0 : 1)
    return drafts
  }
  if (leaving && !complaint) {
    add("cancel")
    add("elsewhere")
    return drafts
  }
  if (named) add(service, complaint ? 0 : 1)
  if (asksVisit) drafts.push({ signal: "book", hit: asksVisit, points: 1 })
  add("pay", named || complaint || !asksVisit ? 1 : 0)
  add("decided", first("pay") ? 0 : 1)
  if (!named && !complaint && !asksVisit) add("price", 1)
  else add("price")
  if (named || complaint) add("finance")
  if (service === "full" && !asksVisit && !ready && !first("noRush")) add("want", 1)
  else add("want")
  add("time")
  const hesitant = !asksVisit && !ready && !complaint
  add("compare", hesitant ? -1 : 0)
  if (!drafts.some(({ signal }) => signal === "compare")) add("later", hesitant ? -1 : 0)
  const held = drafts.some(({ points = 0 }) => points < 0)
  add("noRush", hesitant && !held && !first("want") ? -1 : 0)
  if (drafts.length === 0) add("relief")
  const smallTalk = SMALL_TALK.find((signal) => first(signal))
  if (drafts.length === 0 && smallTalk) add(smallTalk)
  return drafts
}

/** "I want to know the price today" names a time and a wish, but not a visit. */
function isPriceOnly(first: (signal: Signal) => Hit | undefined): boolean {
  return first("price") !== undefined && first("mayI") === undefined
}

function classOf(score: ScoreResult["score"]): Classification {
  return score >= 4 ? "HOT" : score === 3 ? "WARM" : "COLD"
}

/** More agreeing signals, more trust; signs set aside or pulling apart, less. */
function confidenceOf(drafts: readonly Draft[], { hits }: Reading): number {
  const kinds = new Set(drafts.map(({ signal }) => signal)).size
  const pullsApart =
    drafts.some(({ points = 0 }) => points < 0) && drafts.some(({ points = 0 }) => points > 0)
  const aside = hits.some(
    ({ off }) => off === "negated" || off === "past" || off === "question" || off === "order",
  )
  const value = 0.6 + 0.1 * Math.min(kinds, 3.5) - (pullsApart ? 0.1 : 0) - (aside ? 0.1 : 0)
  return Math.round(Math.min(0.95, Math.max(0.3, value)) * 100) / 100
}

function finish(
  classification: Classification,
  score: ScoreResult["score"],
  confidence: number,
  urgency: ScoreResult["urgency"],
  reasons: Reason[],
  language: ScoreResult["language"] = "und",
): ScoreResult {
  return { score, classification, confidence, urgency, reasons, scorer: SCORER, fallback: false, language }
}

import { BASE_RULES } from "./compile"
import { isMark, LONGEST_TEXT } from "./fold"
import { type Reading, readText } from "./hits"
import { detectLanguage } from "./language"
import { LABELS } from "./lexicon/labels"
import type { Signal } from "./lexicon/signals"
import type { Rules } from "./rule-set"
import type { Classification, ConversationMessage, Reason, ScoreResult } from "./schema"
import { isMoreUrgent, triage } from "./triage"
import { type Draft, START, weigh } from "./weigh"

export { BASE_RULES, compileRules } from "./compile"
export type { RuleSetData, Rules } from "./rule-set"

const OTHER_BUSINESS: readonly Signal[] = ["wrongNumber", "optOut", "spam", "job", "vendor"]

/** Of a conversation, the newest messages that fit in this are read; what is older has had its say. */
const LONGEST_CONVERSATION = 8 * LONGEST_TEXT

/**
 * Scores one text by the rules; never throws, whatever the string. Class and urgency are two axes: the class says
 * how near a person is to treatment, the urgency how soon somebody should look. Strong or critical complaints are
 * HOT by themselves. The points of the reasons, from 2, held within 2 and 5, give the score; what is no patient's
 * enquiry is 1. Of a text longer than `LONGEST_TEXT` the beginning and the end are read.
 */
export function scoreText(text: string, rules: Rules = BASE_RULES): ScoreResult {
  const reading = readText(text, rules)
  const result = reading.tokens.some(({ word }) => !isMark(word))
    ? scoreReading(text, reading, rules)
    : nothingToScore()
  return { ...result, scorer: rules.version }
}

function nothingToScore(): Unsigned {
  const label = "Nothing to score"
  return finish("UNQUALIFIED", 1, 0.9, "none", [
    { rule: "nothing-to-score", label, quote: "", start: 0, end: 0 },
  ])
}

type Unsigned = Omit<ScoreResult, "scorer">

function scoreReading(text: string, reading: Reading, rules: Rules): Unsigned {
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

  const drafts = weigh(urgent, first, rules.weights)
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
  const score = scoreOf(points, grave, rules)
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
  const told = finish(classOf(score), score, confidenceOf(drafts, reading), urgent.urgency, reasons, language)
  const service = (first("full") ?? first("treatment") ?? first("cosmetic"))?.service
  const named = service ?? (grave ? "emergency" : undefined)
  return named ? { ...told, service: named } : told
}

/** The class by the points; whoever needs care now is HOT by that alone. */
function scoreOf(points: number, grave: boolean, { thresholds }: Rules): ScoreResult["score"] {
  const { warm, hot } = thresholds
  if (points > hot) return 5
  if (points === hot || grave) return 4
  return points >= warm ? 3 : 2
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
): Unsigned {
  return { score, classification, confidence, urgency, reasons, fallback: false, language }
}

/** Rules that carry no wish of their own: a message of only these leaves the lead as it stands. */
const IDLE = new Set([
  "greeting",
  "relief",
  "thanks",
  "general",
  "place",
  "hours",
  "unrecognised",
  "nothing-to-score",
  "time",
  "want",
])
/** Rules by which a person takes something back; only these let a lead fall. */
const TAKES_BACK = new Set(["cancel", "elsewhere", "later", "compare", "noRush", "optOut", "wrongNumber"])
/** Who turns out to be no patient stays none, until they ask for care. */
const NO_PATIENT = new Set(["job", "vendor", "spam"])

const markAll = (reasons: readonly Reason[], message: number): Reason[] =>
  reasons.map((reason) => ({ ...reason, message }))

/**
 * Scores a lead from the patient's messages, oldest first (incoming ones only).
 * - The class is that of the newest matter: small talk ("ok thanks") leaves it; a wish adds to what was already
 *   wished for ("I want an implant" … "can I come tomorrow?" is HOT), so a lead rises message by message; it falls
 *   only when a message takes something back ("found another clinic", "not now").
 * - The urgency is the highest of the messages not yet resolved. A patient who says it is better lowers it to
 *   medium, never to none: a person closes it.
 * Each reason names the message (`message`) that its offsets point into.
 */
export function scoreConversation(
  messages: readonly ConversationMessage[],
  rules: Rules = BASE_RULES,
): ScoreResult {
  let standing: ScoreResult | undefined
  let matter: number[] = []
  let urgency: ScoreResult["urgency"] = "none"
  let urgentReasons: Reason[] = []

  let service: string | undefined
  let onlyOrders = false

  const oldest = oldestRead(messages)
  messages.forEach(({ text, resolved }, index) => {
    if (index < oldest) return
    const own = scoreText(text, rules)
    if (own.service && (own.service !== "emergency" || !service)) service = own.service
    const result = { ...own, reasons: markAll(own.reasons, index) }
    if (!resolved && isMoreUrgent(result.urgency, urgency)) {
      urgency = result.urgency
      urgentReasons = result.reasons
    }
    if (saysBetter(own) && isMoreUrgent(urgency, "medium")) urgency = "medium"

    const named = own.reasons.map(({ rule }) => rule)
    const isOrder = named.every((rule) => rule === "injection")
    if (standing && isOrder) return
    if (standing && onlyOrders) standing = undefined
    onlyOrders = isOrder
    const idle = named.every((rule) => IDLE.has(rule))
    if (standing && idle && !adds(messages, matter, index, rules)) return
    const takesBack = own.classification !== "HOT" && named.some((rule) => TAKES_BACK.has(rule))
    if (!standing || takesBack || (NO_PATIENT.has(named[0] ?? "") && standing.score <= 2)) {
      standing = result
      matter = takesBack ? [] : [index]
      return
    }
    if (NO_PATIENT.has(named[0] ?? "")) return
    matter.push(index)
    standing = higher(higher(result, joined(messages, matter, rules)), standing)
  })

  if (!standing) return scoreText("", rules)
  const missing = urgentReasons.filter(
    ({ message }) => !standing?.reasons.some((reason) => reason.message === message),
  )
  const reasons = urgency === "none" ? standing.reasons : [...standing.reasons, ...missing]
  return { ...standing, urgency, reasons, ...(service ? { service } : {}) }
}

function oldestRead(messages: readonly ConversationMessage[]): number {
  let left = LONGEST_CONVERSATION
  let index = messages.length
  while (index > 0) {
    left -= Math.min(messages[index - 1]?.text.length ?? 0, LONGEST_TEXT)
    if (left < 0) break
    index--
  }
  return index
}

const higher = (a: ScoreResult, b: ScoreResult) => (b.score > a.score ? b : a)

const saysBetter = (result: ScoreResult) => result.reasons.some(({ rule }) => rule === "relief")

/** Whether an otherwise idle message ("Friday", "I want") completes what was said before. */
function adds(
  messages: readonly ConversationMessage[],
  matter: readonly number[],
  index: number,
  rules: Rules,
): boolean {
  if (matter.length === 0) return false
  return joined(messages, [...matter, index], rules).score > joined(messages, matter, rules).score
}

/** At most this many messages are read as one matter, the newest ones, as far as they fit in one text. */
const TOGETHER = 8

/** Scores some messages as one text, its reasons pointing back into each message. */
function joined(
  messages: readonly ConversationMessage[],
  which: readonly number[],
  rules: Rules,
): ScoreResult {
  const read: Array<{ index: number; text: string }> = []
  let left = LONGEST_TEXT
  for (const index of which.slice(-TOGETHER).reverse()) {
    const text = `${messages[index]?.text ?? ""}\n`
    if (read.length > 0 && text.length > left) break
    left -= text.length
    read.unshift({ index, text })
  }
  const starts: Array<{ index: number; start: number }> = []
  let whole = ""
  for (const { index, text } of read) {
    starts.push({ index, start: whole.length })
    whole += text
  }
  const result = scoreText(whole, rules)
  const reasons = result.reasons.map((reason) => {
    const at = starts.findLast(({ start }) => start <= reason.start) ?? { index: 0, start: 0 }
    return { ...reason, start: reason.start - at.start, end: reason.end - at.start, message: at.index }
  })
  return { ...result, reasons }
}

import { scoreText } from "./rules"
import type { ConversationMessage, Reason, ScoreResult } from "./schema"
import { isMoreUrgent } from "./triage"

/** Rules that carry no wish of their own: a message of only these leaves the lead as it stands. */
const SMALL_TALK = new Set([
  "greeting",
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
const OTHER_BUSINESS = new Set(["job", "vendor", "spam"])

const mark = (reasons: readonly Reason[], message: number): Reason[] =>
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
export function scoreConversation(messages: readonly ConversationMessage[]): ScoreResult {
  let standing: ScoreResult | undefined
  let matter: number[] = []
  let urgency: ScoreResult["urgency"] = "none"
  let urgentReasons: Reason[] = []

  messages.forEach(({ text, resolved }, index) => {
    const own = scoreText(text)
    const result = { ...own, reasons: mark(own.reasons, index) }
    if (!resolved && isMoreUrgent(result.urgency, urgency)) {
      urgency = result.urgency
      urgentReasons = result.reasons
    }
    if (saysBetter(own) && isMoreUrgent(urgency, "medium")) urgency = "medium"

    const rules = own.reasons.map(({ rule }) => rule)
    const idle = rules.every((rule) => SMALL_TALK.has(rule))
    if (standing && idle && !adds(messages, matter, index)) return
    const takesBack = own.classification !== "HOT" && rules.some((rule) => TAKES_BACK.has(rule))
    if (!standing || takesBack || (OTHER_BUSINESS.has(rules[0] ?? "") && standing.score <= 2)) {
      standing = result
      matter = takesBack ? [] : [index]
      return
    }
    if (OTHER_BUSINESS.has(rules[0] ?? "")) return
    matter.push(index)
    standing = higher(higher(result, joined(messages, matter)), standing)
  })

  if (!standing) return scoreText("")
  const missing = urgentReasons.filter(
    ({ message }) => !standing?.reasons.some((reason) => reason.message === message),
  )
  const reasons = urgency === "none" ? standing.reasons : [...standing.reasons, ...missing]
  return { ...standing, urgency, reasons }
}

const higher = (a: ScoreResult, b: ScoreResult) => (b.score > a.score ? b : a)

const saysBetter = (result: ScoreResult) => result.reasons.some(({ rule }) => rule === "relief")

/** Whether an otherwise idle message ("Friday", "I want") completes what was said before. */
function adds(messages: readonly ConversationMessage[], matter: readonly number[], index: number): boolean {
  if (matter.length === 0) return false
  return joined(messages, [...matter, index]).score > joined(messages, matter).score
}

/** At most this many messages are read as one matter. */
const TOGETHER = 8

/** Scores some messages as one text, its reasons pointing back into each message. */
function joined(messages: readonly ConversationMessage[], which: readonly number[]): ScoreResult {
  const starts: Array<{ index: number; start: number }> = []
  let whole = ""
  for (const index of which.slice(-TOGETHER)) {
    starts.push({ index, start: whole.length })
    whole += `${messages[index]?.text ?? ""}\n`
  }
  const result = scoreText(whole)
  const reasons = result.reasons.map((reason) => {
    const at = starts.findLast(({ start }) => start <= reason.start) ?? { index: 0, start: 0 }
    return { ...reason, start: reason.start - at.start, end: reason.end - at.start, message: at.index }
  })
  return { ...result, reasons }
}

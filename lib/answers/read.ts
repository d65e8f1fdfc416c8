import { unstretched, wordsOf } from "./fold"
import { beginning, ending, type Segment, segmented } from "./segment"
import { ANSWER_LANGUAGES, type AnswerLanguage } from "./vocabulary"
import type { Kind } from "./words/kind"

export const READINGS = ["yes", "no", "stop", "resume", "unclear", "none"] as const
export type Reading = (typeof READINGS)[number]

/** Why it was read so, in a word; said in answers/words-shown. */
export type Because =
  | "whole"
  | "number"
  | "button"
  | "contradicts"
  | "question"
  | "more_words"
  | "unsure"
  | "acknowledges"
  | "sign"
  | "doubtful_sign"
  | "no_words"
  | "ordinary"

export type Answer = {
  reading: Reading
  language: AnswerLanguage
  because: Because
  /** Of a stop: of all offers, by whichever channel. */
  all?: boolean
  /** It takes back an agreement in so many words, which may reach further than offers. */
  withdraws?: boolean
}

/** What the request offered to be answered with, besides words. */
export type Offered = { yes: string; no: string }

/** An answer is short; what is longer is no answer, whatever it begins with. */
const LONGEST = 400
const MOST_WORDS = 14
const MOST_WORDS_DOUBTED = 25

const QUESTION = /[?؟⁇⁈⁉⸮？❓❔¿]/
const AGAINST = /[👎🚫❌✖⛔🙅🛑]/u
/** Said with a wry face or half aloud, or struck through as WhatsApp strikes words through. */
const DOUBT = /[🙄🤡😡🤬🤔😒🤨😤🖕😠😂🤣🙃😏😬🤷🤦😑😐🥴🤪🫠🫤🥱💀]|…|\.{3}|~[^~\s][^~]*~/u
const SIGN = /\p{Extended_Pictographic}/u

/**
 * What a patient's message says to a request: `yes` and `no` only where the whole of it is an answer in one of the languages;
 * `unclear` where it may be meant as one; `stop` and `resume` hold without any request. Never throws.
 */
export function readAnswer(text: string, offered: Offered | null = null): Answer {
  const isLong = text.length > LONGEST
  const words = wordsOf(text.slice(0, LONGEST))
  if (words.length === 0)
    return {
      reading: SIGN.test(text) ? "unclear" : "none",
      language: "und",
      because: SIGN.test(text) ? "sign" : "no_words",
    }
  if (words.length === 1 && offered && !QUESTION.test(text)) {
    if (words[0] === offered.yes) return { reading: "yes", language: "und", because: "number" }
    if (words[0] === offered.no) return { reading: "no", language: "und", because: "number" }
  }
  const segments = isLong || words.length > MOST_WORDS ? null : segmented(words)
  return segments ? ofWhole(segments, text) : ofPart(isLong ? [] : words)
}

const DECIDING: readonly Kind[] = ["yes", "no", "stop", "stopAll", "withdraw", "resume"]
const ALONE: Partial<Record<Kind, Kind>> = { yesAlone: "yes", noAlone: "no", stopAlone: "stop" }

function ofWhole(segments: readonly Segment[], text: string): Answer {
  const isAlone = segments.length === 1
  const kinds = new Set(
    segments.map(({ phrase }) => {
      const meant = ALONE[phrase.kind]
      return meant ? (isAlone ? meant : "unsure") : phrase.kind
    }),
  )
  const has = (...some: Kind[]) => some.some((kind) => kinds.has(kind))
  const language = languageOf(segments)
  const told = (reading: Reading, because: Because, more: Partial<Answer> = {}): Answer => ({
    reading,
    language,
    because,
    ...more,
  })
  const isStop = has("stop", "stopAll", "withdraw")
  if (!has("unsure", "limit", ...DECIDING, "ack")) return told("none", "ordinary")
  if (QUESTION.test(text)) return told("unclear", "question")
  if ((has("yes") && has("no")) || (isStop && has("yes", "resume")) || (has("resume") && has("no")))
    return told("unclear", "contradicts")
  if (has("limit")) return told("unclear", "more_words")
  if (has("unsure")) return told("unclear", "unsure")
  if (isStop)
    return told("stop", "whole", {
      ...(has("stopAll", "withdraw") && { all: true }),
      ...(has("withdraw") && { withdraws: true }),
    })
  if (has("resume")) return told("resume", "whole")
  // "No, that's fine", "nu e bine": the no may be of what follows it.
  if (has("no")) return isOfWhatFollows(segments) ? told("unclear", "unsure") : told("no", "whole")
  if (!has("yes")) return told("unclear", "acknowledges")
  if (AGAINST.test(text)) return told("unclear", "contradicts")
  return DOUBT.test(text) ? told("unclear", "doubtful_sign") : told("yes", "whole")
}

function isOfWhatFollows(segments: readonly Segment[]): boolean {
  const no = segments.findIndex(({ phrase }) => phrase.kind === "no")
  return segments.some(({ phrase }, place) => place > no && phrase.kind === "ack")
}

/** Some word is no answer: it may be meant as one where it begins or ends like one, and is short. */
function ofPart(words: readonly string[]): Answer {
  const hit =
    words.length > MOST_WORDS_DOUBTED
      ? null
      : (beginning(words, [...DECIDING, "ack", "limit"]) ?? ending(words, DECIDING))
  if (!hit) return { reading: "none", language: "und", because: "ordinary" }
  return { reading: "unclear", language: languageOf([hit]), because: "more_words" }
}

/** That of most words: of those that decide first, and of the others where these are of several. */
function languageOf(segments: readonly Segment[]): AnswerLanguage {
  const counts = new Map<AnswerLanguage, number>()
  for (const { phrase, from, to } of segments)
    for (const language of phrase.languages) {
      const weight = DECIDING.includes(phrase.kind) ? 100 : 1
      counts.set(language, (counts.get(language) ?? 0) + weight * (to - from))
    }
  let best: AnswerLanguage = "und"
  for (const language of ANSWER_LANGUAGES)
    if ((counts.get(language) ?? 0) > (counts.get(best) ?? 0)) best = language
  return best
}

/** Whether it begins as what limits or takes back what was said before it: "but not by phone", "no wait". */
export const startsAgainst = (text: string): boolean =>
  beginning(wordsOf(text.slice(0, LONGEST)), ["limit", "no", "stop", "stopAll", "withdraw", "unsure"]) !==
  null

/** What is left of a reply that repeats a message as a whole, marks of quoting aside; null where it does not. */
export function unquoted(text: string, body: string): string | null {
  const plain = (given: string) =>
    given
      .replace(/^[>\s]+/gm, " ")
      .replace(/\s+/g, " ")
      .trim()
  const [said, asked] = [plain(text), plain(body)]
  const at = asked === "" ? -1 : said.indexOf(asked)
  return at < 0 ? null : `${said.slice(0, at)} ${said.slice(at + asked.length)}`.trim()
}

/** What a request's own words offer, such as "1 = Yes, 2 = No"; null where they offer no numbers, or not plainly. */
export function offeredNumbers(body: string): Offered | null {
  const words = wordsOf(body).map(unstretched)
  const meaning = (digit: string): Reading | null => {
    const at = words.indexOf(digit)
    if (at < 0 || words.lastIndexOf(digit) !== at) return null
    for (const near of [words.slice(at + 1, at + 2), words.slice(at + 2, at + 3), words.slice(at - 1, at)]) {
      const { reading } = near.length > 0 ? readAnswer(near.join(" ")) : { reading: "none" as const }
      if (reading === "yes" || reading === "no") return reading
    }
    return null
  }
  const [one, two] = [meaning("1"), meaning("2")]
  if (one === "yes" && two === "no") return { yes: "1", no: "2" }
  if (one === "no" && two === "yes") return { yes: "2", no: "1" }
  return null
}

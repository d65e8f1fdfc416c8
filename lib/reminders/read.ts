import { wordsOf } from "@/lib/answers/fold"
import { readAnswer } from "@/lib/answers/read"
import { REMINDER_PHRASES } from "@/lib/reminders/vocabulary"

export type ReminderReading = "confirm" | "cancel" | "move" | "unclear" | "none"
type Decided = "confirm" | "cancel" | "move"

const MOST_WORDS = 14
/** So many words or fewer with a time of day in them are about a time. */
const FEW_WORDS = 10
const QUESTION = /[?؟⁇⁈⁉⸮？❓❔¿]/

/** Words with which our own texts offer that they can be answered by a bare no. */
const OFFERS_NO = /(^|[^\p{L}])(NO|NU|NEIN|नहीं|لا)(?=$|[^\p{L}])/u
export const offersNo = (body: string): boolean => OFFERS_NO.test(body)

/**
 * What a reply to a reminder says. Only what is nothing but an answer is one: whoever writes more, asks, or names a time is
 * read by a person. A bare no cancels where the reminder offered it, and is a person's to read where it did not.
 */
export function readReminderAnswer(text: string, { noCancels = false } = {}): ReminderReading {
  const words = wordsOf(text.slice(0, 400))
  const isLong = text.length > 400 || words.length > MOST_WORDS
  const found = isLong ? null : wholeOf(words)
  if (found) return QUESTION.test(text) ? "unclear" : found
  const { reading } = readAnswer(text)
  if (reading === "yes") return "confirm"
  if (reading === "no") return noCancels ? "cancel" : "unclear"
  if (reading === "unclear") return "unclear"
  if (isLong) return "none"
  return hasPhrase(words) || namesTime(words) ? "unclear" : "none"
}

/** The number of a time that was offered, counted from 1; null: it is none of them. */
export function chosenNumber(text: string, offered: number): number | null {
  if (QUESTION.test(text)) return null
  const words = wordsOf(text.slice(0, 100))
  const numbers = words.filter((word) => /^\d+$/.test(word))
  const rest = words.filter((word) => !/^\d+$/.test(word))
  const [only] = numbers
  if (numbers.length !== 1 || !only || only.length > 1) return null
  const isPolite = rest.length === 0 || ["none", "yes"].includes(readAnswer(rest.join(" ")).reading)
  const isShort =
    rest.length <= 3 && rest.every((word) => BESIDE.has(word) || readAnswer(word).reading === "yes")
  const number = Number(only)
  return isPolite && isShort && number >= 1 && number <= offered ? number : null
}

/** What stands beside a number that is chosen. */
const BESIDE = new Set(
  wordsOf(
    "nr numarul varianta number option nummer option the please va rog multumesc thanks danke bitte नंबर رقم شكرا",
  ),
)

type Phrase = { words: string[]; says: Decided }
let known: readonly Phrase[] | undefined
const phrases = (): readonly Phrase[] => {
  known ??= REMINDER_PHRASES.flatMap(({ confirm, cancel, change }) => [
    ...listed(confirm, "confirm"),
    ...listed(cancel, "cancel"),
    ...listed(change, "move"),
  ]).sort((one, other) => other.words.length - one.words.length)
  return known
}
const listed = (text: string, says: Decided): Phrase[] =>
  text.split("|").map((one) => ({ words: wordsOf(one), says }))

const startsHere = (words: readonly string[], at: number, { words: phrase }: Phrase): boolean =>
  phrase.length > 0 && phrase.every((word, n) => words[at + n] === word)

/** Our phrases, and between them nothing but yes, no and what is only polite; null where it is anything else. */
function wholeOf(words: readonly string[]): ReminderReading | null {
  const said = new Set<Decided>()
  const beside: string[][] = [[]]
  for (let at = 0; at < words.length; ) {
    const phrase = phrases().find((one) => startsHere(words, at, one))
    if (phrase) {
      said.add(phrase.says)
      beside.push([])
      at += phrase.words.length
    } else {
      beside.at(-1)?.push(words[at] ?? "")
      at += 1
    }
  }
  if (said.size === 0) return null
  const readings = beside.filter((one) => one.length > 0).map((one) => besideOf(one))
  if (readings.includes("other")) return null
  // "I cannot come, another time please" is a wish for another time.
  const says: Decided = said.has("move") ? "move" : said.has("cancel") ? "cancel" : "confirm"
  if (said.has("confirm") && said.size > 1) return "unclear"
  if (readings.includes("yes") && says !== "confirm") return says === "move" ? "move" : "unclear"
  return readings.includes("no") && says === "confirm" ? "unclear" : says
}

function besideOf(words: readonly string[]): "yes" | "no" | "polite" | "other" {
  const { reading, because } = readAnswer(words.join(" "))
  if (reading === "yes" || reading === "no") return reading
  // Nothing but politeness is ordinary and whole; ordinary words of which some are none of ours are too, so ask again.
  if (reading === "none" && isPolite(words)) return "polite"
  return because === "acknowledges" ? "polite" : "other"
}

/** Beside a plain yes, what is only polite leaves it a plain yes. */
const isPolite = (words: readonly string[]): boolean => readAnswer(`yes ${words.join(" ")}`).reading === "yes"

const hasPhrase = (words: readonly string[]): boolean =>
  phrases().some((one) => words.some((_, at) => startsHere(words, at, one)))

/** "At five?", "17 30": short, and with a number that can be a time. */
const namesTime = (words: readonly string[]): boolean =>
  words.length <= FEW_WORDS && words.some((word) => /^\d{1,2}(am|pm|h|uhr)?$|^\d{3,4}$/.test(word))

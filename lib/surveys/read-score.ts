import { wordsOf } from "@/lib/answers/fold"

export type ScoreRead = { reading: "score"; score: number } | { reading: "unclear" | "none" }

const NONE: ScoreRead = { reading: "none" }
const UNCLEAR: ScoreRead = { reading: "unclear" }

/** Nought to ten as each language writes them, in its order. */
const WRITTEN: Readonly<Record<string, string>> = {
  en: "zero one two three four five six seven eight nine ten",
  ro: "zero unu doi trei patru cinci șase șapte opt nouă zece",
  de: "null eins zwei drei vier fünf sechs sieben acht neun zehn",
  hi: "शून्य एक दो तीन चार पाँच छह सात आठ नौ दस",
  ar: "صفر واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة",
}
/** As it is written where no dots are to be had. */
const ALSO: [string, number][] = [["fuenf", 5]]
const NUMBERS: ReadonlyMap<string, number> = new Map(
  ALSO.concat(
    Object.values(WRITTEN).flatMap((line) =>
      line.split(" ").map((word, n): [string, number] => [wordsOf(word)[0] ?? word, n]),
    ),
  ),
)
const OUT_OF_TEN = /^\D*\d{1,2}\s*(\/|din|von|of|out of|में से|من)\s*10\D*$/iu
const LONGEST = 200

const numberIn = (word: string): number | null => {
  if (/^\d{1,2}$/.test(word) && String(Number(word)) === word) return Number(word)
  return NUMBERS.get(word) ?? null
}

/**
 * One number from 0 to 10 and nothing else is an answer: "9", "zece", "8/10", "10 👍". A number among other words, another
 * scale, two numbers or a question are for a person to read; what holds no number is no answer at all. Never throws.
 */
export function readScore(text: string): ScoreRead {
  const words = wordsOf(text.slice(0, LONGEST))
  const numbers = words.filter((word) => /\d/.test(word) || NUMBERS.has(word))
  if (numbers.length === 0) return NONE
  if (
    text.length > LONGEST ||
    /[?؟？]/u.test(text) ||
    /[-−–]\s*\d/u.test(text) ||
    /[👎🤡🙄😡🤬🖕]/u.test(text)
  )
    return UNCLEAR
  const [first = ""] = words
  const score = numberIn(first)
  if (score === null || score > 10) return UNCLEAR
  if (words.length === 1) return { reading: "score", score }
  return OUT_OF_TEN.test(withDigits(text)) ? { reading: "score", score } : UNCLEAR
}

/** Digits of other scripts as ours. */
const withDigits = (text: string): string =>
  text.replace(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]/g, (sign) => wordsOf(sign)[0] ?? sign)

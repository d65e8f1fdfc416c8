import { wordsOf } from "./fold"
import { ARABIC } from "./words/ar"
import { GERMAN } from "./words/de"
import { ENGLISH } from "./words/en"
import { HINDI } from "./words/hi"
import { KINDS, type Kind, type Words } from "./words/kind"
import { OTHER } from "./words/other"
import { ROMANIAN } from "./words/ro"

export const ANSWER_LANGUAGES = ["en", "ro", "de", "hi", "ar"] as const
export type AnswerLanguage = (typeof ANSWER_LANGUAGES)[number] | "und"

export type Phrase = { words: readonly string[]; kind: Kind; languages: AnswerLanguage[] }

const LANGUAGES: readonly (readonly [AnswerLanguage, Words])[] = [
  ["en", ENGLISH],
  ["ro", ROMANIAN],
  ["de", GERMAN],
  ["hi", HINDI],
  ["ar", ARABIC],
  ["und", OTHER],
]

/** Where two languages mean different things by the same words, the reading that decides less stands. */
const CAUTION: readonly Kind[] = [
  "unsure",
  "limit",
  "ack",
  "polite",
  "no",
  "stop",
  "stopAll",
  "withdraw",
  "resume",
  "yes",
]
const rank = (kind: Kind) => {
  const at = CAUTION.indexOf(kind)
  return at < 0 ? CAUTION.length : at
}

let known: ReadonlyMap<string, readonly Phrase[]> | undefined

/** Phrases by their first word, the longest first. */
export function phrasesFrom(word: string): readonly Phrase[] {
  known ??= build()
  return known.get(word) ?? []
}

function build(): ReadonlyMap<string, readonly Phrase[]> {
  const byWords = new Map<string, Phrase>()
  for (const [language, words] of LANGUAGES)
    for (const kind of KINDS)
      for (const written of (words[kind] ?? "").split("|")) {
        for (const spelling of new Set([written, language === "de" ? withoutDots(written) : written])) {
          const folded = wordsOf(spelling)
          if (folded.length > 0) keep(byWords, { words: folded, kind, languages: [language] })
        }
      }
  const byFirst = new Map<string, Phrase[]>()
  for (const phrase of byWords.values()) {
    const first = phrase.words[0] ?? ""
    byFirst.set(first, [...(byFirst.get(first) ?? []), phrase])
  }
  for (const list of byFirst.values()) list.sort((one, other) => other.words.length - one.words.length)
  return byFirst
}

function keep(byWords: Map<string, Phrase>, phrase: Phrase): void {
  const key = phrase.words.join(" ")
  const there = byWords.get(key)
  if (!there) {
    byWords.set(key, phrase)
    return
  }
  const languages = [...new Set([...there.languages, ...phrase.languages])]
  const kind = rank(phrase.kind) < rank(there.kind) ? phrase.kind : there.kind
  byWords.set(key, { ...there, kind, languages })
}

/** "natuerlich", as it is typed where there is no ü. */
const withoutDots = (written: string): string =>
  written.replaceAll("ä", "ae").replaceAll("ö", "oe").replaceAll("ü", "ue")

import { GERMAN } from "./phrases/de"
import { ENGLISH } from "./phrases/en"
import { HINDI } from "./phrases/hi"
import { MIXED_AND_ODD } from "./phrases/mixed"
import { MORE_GERMAN } from "./phrases/more-de"
import { MORE_ENGLISH } from "./phrases/more-en"
import { MORE_HINDI } from "./phrases/more-hi"
import { MORE_ROMANIAN } from "./phrases/more-ro"
import type { Phrase } from "./phrases/phrase"
import { ROMANIAN } from "./phrases/ro"

export type { Phrase } from "./phrases/phrase"

export const TEN_SENTENCES: readonly Phrase[] = [
  ["Hi, how much for a full All-on-4? I can pay this month, when can I come?", "HOT", "none"],
  ["Bună, vreau un implant, aveți loc săptămâna asta?", "HOT", "none"],
  ["Nu mai suport durerea, mi s-a umflat fața", "HOT", "critical"],
  ["I have a broken tooth, it hurts a little", "WARM", "medium"],
  ["What does whitening cost?", "WARM", "none"],
  ["Where are you located?", "COLD", "none"],
  ["Just comparing prices for veneers, no rush", "COLD", "none"],
  ["Do you hire dental nurses?", "UNQUALIFIED", "none"],
  ["Ich brauche dringend einen Termin, seit gestern starke Schmerzen", "HOT", "high"],
  ["braces ka price kya hai, kal aa sakta hoon?", "HOT", "none"],
]

/** Without the mixed and odd ones; demo data speaks with these too. */
export const PHRASES_BY_LANGUAGE = { en: ENGLISH, ro: ROMANIAN, de: GERMAN, hi: HINDI } as const

/** The second round, by language. */
export const MORE_BY_LANGUAGE = {
  en: MORE_ENGLISH,
  ro: MORE_ROMANIAN,
  de: MORE_GERMAN,
  hi: MORE_HINDI,
} as const

export const PHRASES: readonly Phrase[] = [
  ...TEN_SENTENCES,
  ...Object.values(PHRASES_BY_LANGUAGE).flat(),
  ...MIXED_AND_ODD,
  ...Object.values(MORE_BY_LANGUAGE).flat(),
]

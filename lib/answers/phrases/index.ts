import { ARABIC, ARABIC_UNSEEN } from "./ar"
import { AWKWARD } from "./awkward"
import { GERMAN, GERMAN_UNSEEN } from "./de"
import { ENGLISH, ENGLISH_UNSEEN } from "./en"
import { HINDI, HINDI_UNSEEN } from "./hi"
import type { AnswerPhrase } from "./phrase"
import { ROMANIAN, ROMANIAN_UNSEEN } from "./ro"

export type { AnswerPhrase } from "./phrase"

export const SEEN = {
  en: [...ENGLISH, ...AWKWARD.en],
  ro: [...ROMANIAN, ...AWKWARD.ro],
  de: [...GERMAN, ...AWKWARD.de],
  hi: [...HINDI, ...AWKWARD.hi],
  ar: [...ARABIC, ...AWKWARD.ar],
} as const satisfies Record<string, readonly AnswerPhrase[]>

/** Held out: they say how what nobody looked at is read. */
export const UNSEEN = {
  en: ENGLISH_UNSEEN,
  ro: ROMANIAN_UNSEEN,
  de: GERMAN_UNSEEN,
  hi: HINDI_UNSEEN,
  ar: ARABIC_UNSEEN,
} as const satisfies Record<string, readonly AnswerPhrase[]>

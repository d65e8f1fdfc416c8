import type { Token } from "./fold"
import type { Language } from "./schema"

/** Everyday words that belong to one of the languages only, folded. */
export const COMMON: Record<Exclude<Language, "und">, readonly string[]> = {
  en: "the i you my is are how much do what it can have to for and your with does of this im where when please at on we want would".split(
    " ",
  ),
  ro: "si nu sa va am ma un o la ce cat cu de pe din este sunt aveti vreau buna as imi mi pentru doar unde cand pot bine azi maine salut".split(
    " ",
  ),
  de: "ich der die das und ist nicht ein eine einen mir mich habe haben sie wie was kann wo wan seit fur fuer bite guten halo termin tut kostet zu mein meine".split(
    " ",
  ),
  hi: "hai he kya ka ki ke ko me mein mujhe mera meri nahi nhi ho hu hun hain kal aj bhi kitna kitne kahan kab raha rahi gaya gayi aur bahut bhut se chahiye namaste karna karwana pe".split(
    " ",
  ),
}
const DEVANAGARI = /[\u0900-\u097f]/

/** The language most of the everyday words belong to; "und" where none is recognised. */
export function detectLanguage(tokens: readonly Token[]): Language {
  const counts = { en: 0, ro: 0, de: 0, hi: 0 }
  for (const { word } of tokens) {
    if (DEVANAGARI.test(word)) counts.hi += 2
    for (const language of ["en", "ro", "de", "hi"] as const) {
      if (COMMON[language].includes(word)) counts[language]++
    }
  }
  let best: Language = "und"
  for (const language of ["en", "ro", "de", "hi"] as const) {
    if (counts[language] > 0 && (best === "und" || counts[language] > counts[best])) best = language
  }
  return best
}

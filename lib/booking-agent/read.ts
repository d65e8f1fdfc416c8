import { wordsOf } from "@/lib/answers/fold"
import { readAnswer } from "@/lib/answers/read"

/** Phrases by bars; the whole of a reply, politeness aside. */
const NONE = `0 | zero | none | none of them | none of these | neither | niciuna | nici una | nici o ora | nici un termen
  | niciuna nu mi se potriveste | nu mi se potriveste niciuna | keine | keiner | keiner passt | keine passt | keins
  | कोई नहीं | कोई भी नहीं | कोई ठीक नहीं | koi nahi | koi bhi nahi | لا شيء | ولا واحد | لا يناسبني`

let known: readonly string[] | undefined
const phrases = (): readonly string[] => {
  known ??= NONE.split("|").map((one) => wordsOf(one).join(" "))
  return known
}
const QUESTION = /[?؟⁇⁈⁉⸮？❓❔¿]/

/** That no time of the list suits: the number for it, a plain no, or that in words, and nothing else. */
export function saysNone(text: string): boolean {
  if (QUESTION.test(text) || text.length > 100) return false
  const words = wordsOf(text)
  for (let end = words.length; end > 0; end--) {
    if (!phrases().includes(words.slice(0, end).join(" "))) continue
    const rest = words.slice(end).join(" ")
    if (rest === "" || readAnswer(`yes ${rest}`).reading === "yes") return true
  }
  return readAnswer(text).reading === "no"
}

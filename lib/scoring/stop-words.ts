import { compileOwn } from "./compile"
import { foldWord } from "./fold"
import { COMMON } from "./language"
import { german } from "./lexicon/de"
import { english } from "./lexicon/en"
import { hindi } from "./lexicon/hi"
import { romanian } from "./lexicon/ro"

const GRAMMAR = ["not", "notAfter", "but", "and", "or", "greeting", "thanks"] as const

let words: Set<string> | undefined

function stopWords(): Set<string> {
  words ??= new Set([
    ...Object.values(COMMON).flat(),
    ...[english, romanian, german, hindi].flatMap((lexicon) =>
      GRAMMAR.flatMap((signal) => lexicon[signal] ?? []).flatMap((phrase) =>
        phrase.split(/[^\p{L}\p{M}]+/u).map(foldWord),
      ),
    ),
    ..."an at or as if so up be he she we they me us him her them his our its an the this these those there here then than".split(
      " ",
    ),
    ..."ca iar dar sau fi fie ai au are mai tot doar eu tu el ea noi voi ei ele lui lor din prin spre dupa".split(
      " ",
    ),
    ..."er es wir ihr im in am an auf aus bei mit nach von vor den dem des oder aber auch noch nur".split(
      " ",
    ),
    ..."tha thi the ek yeh ye woh wo hum ham aap tum to toh tak koi kuch jo hi".split(" "),
  ])
  return words
}

/**
 * Why a phrase would fit too many messages, or null. One letter, a beginning of fewer than four letters, and words
 * that stand in nearly every message say nothing about any of them.
 */
export function tooBroad(phrase: string): "empty" | "letter" | "beginning" | "common" | null {
  const parts = phrase.split(/[^\p{L}\p{M}\p{N}*]+/u).filter((part) => /[\p{L}\p{N}]/u.test(part))
  if (parts.length === 0 || compileOwn(phrase) === "") return "empty"
  const folded = parts.map((part) => foldWord(part.replaceAll("*", "")))
  if (folded.join("").length < 2) return "letter"
  if (parts.some((part) => part.endsWith("*") && part.length < 5)) return "beginning"
  return folded.every((word) => word.length < 2 || stopWords().has(word)) ? "common" : null
}

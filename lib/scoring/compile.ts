import { foldWord } from "./fold"
import { german } from "./lexicon/de"
import { english } from "./lexicon/en"
import { hindi } from "./lexicon/hi"
import { romanian } from "./lexicon/ro"
import { SIGNALS, type Signal } from "./lexicon/signals"

const LEXICONS = [english, romanian, german, hindi]

/** A space in a phrase, or nothing where an absent optional word has already left one behind. */
const SPACE = "(?:(?<= )| )"
const GAPS: Record<string, number> = { _: 1, __: 3, ___: 6 }
const UMLAUTS: Record<string, string> = { ä: "ae?", ö: "oe?", ü: "ue?", Ä: "ae?", Ö: "oe?", Ü: "ue?" }

/** One phrase of the lexicon as the source of a regular expression. Every repetition is bounded. */
export function compilePhrase(phrase: string): string {
  let out = ""
  let last = ""
  for (let i = 0; i < phrase.length; i++) {
    const char = phrase[i] ?? ""
    const before = phrase[i - 1] ?? " "
    const gap = char === "_" ? (/^_+/.exec(phrase.slice(i))?.[0] ?? "_") : ""
    let literal = ""
    if (gap) {
      out += `(?:[^ .,?][^ ]* ){0,${GAPS[gap] ?? 6}}?`
      i += gap.length - 1
    } else if (char === " ") {
      const optional = phrase[i + 1] === "?"
      out += optional ? " ?" : SPACE
      if (optional) i++
    } else if (char === "(") out += "(?:"
    else if (char === ")" || char === "|" || char === "?") out += char
    else if (char === "#") out += "[0-9][^ ]*"
    else if (char === "*") out += before === ")" ? "{0,3}" : before === "#" ? "" : "[^ ]*"
    else if (char === "+") out += "{1,3}"
    else {
      literal = UMLAUTS[char] ?? foldWord(char)
      if (literal === last && !/[0-9]/.test(literal)) {
        if (phrase[i + 1] === "?") i++
        continue
      }
      out += literal
    }
    last = literal
  }
  return out
}

function compileSignal(signal: Signal): RegExp | null {
  const phrases = LEXICONS.flatMap((lexicon) => lexicon[signal] ?? [])
  if (phrases.length === 0) return null
  const longestFirst = [...new Set(phrases.map(compilePhrase))].sort((a, b) => b.length - a.length)
  return new RegExp(`(?<= )(?:${longestFirst.join("|")})(?:(?= )|(?<= ))`, "g")
}

let compiled: ReadonlyArray<readonly [Signal, RegExp]> | undefined

/** Every signal with its expression over folded words joined by single spaces; built at first use. */
export function signalPatterns(): ReadonlyArray<readonly [Signal, RegExp]> {
  compiled ??= SIGNALS.flatMap((signal) => {
    const pattern = compileSignal(signal)
    return pattern ? [[signal, pattern] as const] : []
  })
  return compiled
}

/** The words of all lexicons, folded, and those of them that are only beginnings. */
export function vocabulary(): { words: Set<string>; stems: Set<string> } {
  const words = new Set<string>()
  const stems = new Set<string>()
  for (const lexicon of LEXICONS) {
    for (const phrases of Object.values(lexicon)) {
      for (const phrase of phrases) {
        for (const [, word = "", star] of phrase.matchAll(/([\p{L}\p{M}]+)(\*?)/gu)) {
          const folded = foldWord(word)
          words.add(folded)
          if (star) stems.add(folded)
        }
      }
    }
  }
  return { words, stems }
}

import { foldWord } from "./fold"
import { german } from "./lexicon/de"
import { english } from "./lexicon/en"
import { hindi } from "./lexicon/hi"
import { romanian } from "./lexicon/ro"
import { SIGNALS, type Signal } from "./lexicon/signals"
import {
  EDITABLE,
  type RulePhrase,
  type RuleSetData,
  type Rules,
  type Service,
  THRESHOLDS,
  WEIGHTS,
  type Weights,
} from "./rule-set"
import { SCORER } from "./schema"

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

function compileSignal(signal: Signal, added: readonly string[] = []): RegExp | null {
  const phrases = LEXICONS.flatMap((lexicon) => lexicon[signal] ?? [])
  if (phrases.length + added.length === 0) return null
  const longestFirst = [...new Set([...phrases.map(compilePhrase), ...added])].sort(
    (a, b) => b.length - a.length,
  )
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

/** A clinic's own phrase, folded word by word as texts are; nothing of it is taken for notation but a `*` behind a word. */
export function compileOwn(phrase: string): string {
  return phrase
    .split(/[^\p{L}\p{M}\p{N}*'’]+/u)
    .map((word) => ({ folded: foldWord(word.replace(/[^\p{L}\p{M}\p{N}]/gu, "")), open: word.endsWith("*") }))
    .filter(({ folded }) => folded !== "")
    .map(({ folded, open }) => (open ? `${folded}[^ ]*` : folded))
    .join(" ")
}

const isWritten = (pattern: string) => pattern !== ""

function bySignal(phrases: readonly RulePhrase[]): Map<Signal, string[]> {
  const map = new Map<Signal, string[]>()
  for (const { signal, phrase } of phrases) {
    const pattern = compileOwn(phrase)
    if (isWritten(pattern)) map.set(signal, [...(map.get(signal) ?? []), pattern])
  }
  return map
}

const OWN_SERVICE_SIGNAL: Partial<Record<Service, Signal>> = {
  full_arch: "full",
  cosmetic: "cosmetic",
  hygiene: "cosmetic",
  orthodontics: "cosmetic",
}

const within = (value: number, { min, max }: { min: number; max: number }) =>
  Math.max(min, Math.min(max, value))

const weightsOf = (points: RuleSetData["points"]): Weights =>
  Object.fromEntries(
    Object.entries(WEIGHTS).map(([name, bounds]) => [
      name,
      within(points[name as keyof Weights] ?? bounds.base, bounds),
    ]),
  ) as Weights

/** Makes a rule set ready to score by: ours, with what the clinic decided otherwise. `version` is what scores will say. */
export function compileRules(data: RuleSetData, version: string = SCORER): Rules {
  const editable: readonly Signal[] = EDITABLE
  const added = bySignal(data.added.filter(({ signal }) => editable.includes(signal)))
  for (const { service, words } of data.services) {
    const signal = OWN_SERVICE_SIGNAL[service] ?? "treatment"
    const patterns = words.map(compileOwn).filter(isWritten)
    if (patterns.length > 0) added.set(signal, [...(added.get(signal) ?? []), ...patterns])
  }
  const base = new Map(signalPatterns())
  const patterns = SIGNALS.flatMap((signal) => {
    const own = added.get(signal)
    const pattern = own ? compileSignal(signal, own) : base.get(signal)
    return pattern ? [[signal, pattern] as const] : []
  })
  const off = new Map(
    [...bySignal(data.off)]
      .filter(([signal]) => editable.includes(signal))
      .map(([signal, phrases]) => [signal, new RegExp(`^(?:${phrases.join("|")})$`)] as const),
  )
  const known = new Set([...added.values()].flat().flatMap((pattern) => pattern.split(" ")))
  const services = data.services.flatMap(({ service, words }) => {
    const own = words.map(compileOwn).filter(isWritten)
    return own.length > 0 ? [[service, new RegExp(`(?:^| )(?:${own.join("|")})(?: |$)`)] as const] : []
  })
  const { warm, hot } = data.thresholds
  return {
    version,
    patterns,
    off,
    known,
    weights: weightsOf(data.points),
    thresholds: { warm: within(warm, THRESHOLDS.warm), hot: within(hot, THRESHOLDS.hot) },
    services,
    notOffered: new Set(data.services.filter((one) => one.off).map(({ service }) => service)),
  }
}

/** Ours as they are. The patterns are built at first use. */
export const BASE_RULES: Rules = {
  version: SCORER,
  get patterns() {
    return signalPatterns()
  },
  off: new Map(),
  known: new Set(),
  weights: weightsOf({}),
  thresholds: { warm: THRESHOLDS.warm.base, hot: THRESHOLDS.hot.base },
  services: [],
  notOffered: new Set(),
}

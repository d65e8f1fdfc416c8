import { isMark, type Token, tokensOf } from "./fold"
import { COMPLAINTS, SIGNALS, type Signal } from "./lexicon/signals"
import type { Rules, Service } from "./rule-set"
import { serviceOf } from "./service"
import { correct } from "./spell"

/** A signal seen in the words [from, to). `off` says why it does not count. */
export type Hit = {
  signal: Signal
  from: number
  to: number
  off?: "negated" | "past" | "question" | "order" | "idiom" | "not offered"
  /** Of a named treatment. */
  service?: Service
}
/** `clause` numbers the clause each word stands in. */
export type Reading = { tokens: Token[]; hits: Hit[]; clause: number[] }

const complaints: readonly Signal[] = COMPLAINTS
const NEGATABLE = new Set<Signal>([
  ...complaints,
  "urgent",
  "emergency",
  "strong",
  "book",
  "want",
  "pay",
  "decided",
  "cancel",
])
/** Phrases whose own "not" belongs to them: "can't stand the pain", "nu mai suport", "hört nicht auf". */
const OWN_NOT = new Set<Signal>([
  "painStrong",
  "painMild",
  "unbearable",
  "bleedingRuns",
  "airway",
  "noRush",
  "later",
  "elsewhere",
  "cancel",
  "compare",
  "relief",
  "wantToKnow",
  "politeNot",
  "wrongNumber",
  "optOut",
  "asksAboutPain",
  "painless",
  "joke",
])
const ORDER_WORDS = SIGNALS.filter((signal) => !complaints.includes(signal) && signal !== "injection")
const REACH = 4

const NAMES_SERVICE = new Set<Signal>(["full", "treatment", "cosmetic"])

function findHits(tokens: readonly Token[], rules: Rules): Hit[] {
  const starts: number[] = []
  let norm = " "
  const parts: string[] = []
  let at = 1
  for (const { word } of tokens) {
    starts.push(at)
    const part = isMark(word) || rules.known.has(word) ? word : correct(word)
    parts.push(part)
    at += part.length + 1
  }
  norm += `${parts.join(" ")} `
  const tokenAt = (position: number) => {
    let low = 0
    let high = starts.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= position) low = middle + 1
      else high = middle
    }
    return low - 1
  }
  const hits: Hit[] = []
  for (const [signal, pattern] of rules.patterns) {
    const switchedOff = rules.off.get(signal)
    for (const match of norm.matchAll(pattern)) {
      const text = match[0].trimEnd()
      if (text === "" || switchedOff?.test(text)) continue
      const hit: Hit = { signal, from: tokenAt(match.index), to: tokenAt(match.index + text.length - 1) + 1 }
      if (NAMES_SERVICE.has(signal)) {
        hit.service = signal === "full" ? "full_arch" : serviceOf(text, rules.services)
        if (rules.notOffered.has(hit.service)) hit.off = "not offered"
      }
      hits.push(hit)
    }
  }
  return hits.sort((a, b) => a.from - b.from || b.to - a.to)
}

const overlaps = (a: Hit, b: Hit) => a.from < b.to && b.from < a.to

/** For every word, where its run begins and ends; a run stops at the marks given. Computed once, read often. */
function runs(
  tokens: readonly Token[],
  ends: (word: string) => boolean,
): Array<{ from: number; to: number }> {
  const list: Array<{ from: number; to: number }> = []
  let run = { from: 0, to: 0 }
  tokens.forEach(({ word }, i) => {
    run.to = i
    list.push(run)
    if (ends(word)) run = { from: i + 1, to: i + 1 }
  })
  run.to = tokens.length
  return list
}

/** Hits by the word they begin at, so that a scope can be walked word by word. */
function byStart(hits: readonly Hit[]): Map<number, Hit[]> {
  const map = new Map<number, Hit[]>()
  for (const hit of hits) {
    const list = map.get(hit.from)
    if (list) list.push(hit)
    else map.set(hit.from, [hit])
  }
  return map
}

function wordsOf(hits: readonly Hit[], keep: (hit: Hit) => boolean): Set<number> {
  const words = new Set<number>()
  for (const hit of hits) if (keep(hit)) for (let i = hit.from; i < hit.to; i++) words.add(i)
  return words
}

function negate(tokens: readonly Token[], hits: readonly Hit[]) {
  const owned = wordsOf(hits, (hit) => OWN_NOT.has(hit.signal))
  const breaks = wordsOf(hits, (hit) => hit.signal === "but")
  const ands = wordsOf(hits, (hit) => hit.signal === "and")
  const ors = wordsOf(hits, (hit) => hit.signal === "or")
  const starts = byStart(hits)
  const complaintAt = (i: number) => starts.get(i)?.some((hit) => complaints.includes(hit.signal)) ?? false
  const negateAt = (i: number) => {
    for (const hit of starts.get(i) ?? []) {
      if (NEGATABLE.has(hit.signal) && !hit.off) hit.off = "negated"
    }
  }
  /** "No pain, swelling or fever": a comma carries the "no" on where the list later says "or". */
  const listGoesOn = (i: number) => {
    if (!complaintAt(i + 1)) return false
    for (let j = i + 1; j < i + 8 && j < tokens.length; j++) {
      if (ors.has(j)) return true
      if (/^[.?]$/.test(tokens[j]?.word ?? ".")) return false
    }
    return false
  }
  const forward = (start: number) => {
    let left = REACH
    for (let i = start; i < tokens.length && left > 0; i++) {
      const word = tokens[i]?.word ?? "."
      if (word === "," && listGoesOn(i)) left = REACH
      else if (isMark(word) || (breaks.has(i) && i > start)) return
      else if (ors.has(i)) left = REACH
      else if (ands.has(i) && !complaintAt(i + 1)) return
      else {
        negateAt(i)
        left--
      }
    }
  }
  const backward = (end: number) => {
    for (let i = end - 1; i >= 0 && i >= end - 3; i--) {
      if (isMark(tokens[i]?.word ?? ".") || breaks.has(i)) return
      negateAt(i)
    }
  }
  for (const hit of hits) {
    if (hit.signal !== "not" && hit.signal !== "notAfter") continue
    if (owned.has(hit.from)) continue
    if (hit.signal === "not") forward(hit.to)
    else backward(hit.from)
  }
}

function setAside(tokens: readonly Token[], hits: readonly Hit[]) {
  const starts = byStart(hits)
  const within = (span: Hit, signals: readonly Signal[], off: NonNullable<Hit["off"]>) => {
    for (let i = Math.max(0, span.from - 12); i < span.to; i++) {
      for (const hit of starts.get(i) ?? []) {
        if (hit.off || hit === span || !overlaps(hit, span)) continue
        if (signals.includes(hit.signal)) hit.off = off
      }
    }
  }
  const sentences = runs(tokens, (word) => word === "." || word === "?")
  const clauses = runs(tokens, isMark)
  const done = new Set<string>()
  /** Once for each run and signal, however often the signal stands in it. */
  const throughout = (
    list: typeof sentences,
    hit: Hit,
    signals: readonly Signal[],
    off: NonNullable<Hit["off"]>,
  ) => {
    const run = list[hit.from]
    if (!run || done.has(`${hit.signal} ${run.from}`)) return
    done.add(`${hit.signal} ${run.from}`)
    within({ signal: hit.signal, ...run }, signals, off)
  }
  /** "Two years ago …: swelling, fever. All of that healed." A time long gone and an end to it, side by side. */
  const longPast = (relief: Hit) => {
    const own = sentences[relief.from]
    const before = own && sentences[own.from - 1]
    for (const run of [own, before]) {
      if (!run || done.has(`long past ${run.from}`)) continue
      done.add(`long past ${run.from}`)
      const end = Math.min(run.to, relief.from)
      const inRun = hits.filter(({ from }) => from >= run.from && from < end)
      const told = inRun.find(({ signal }) => signal === "history")
      // "… but since yesterday": what comes after a turn is of today.
      if (!told || inRun.some(({ signal, from }) => signal === "but" && from >= told.to)) continue
      for (let i = run.from; i < end; i++) {
        for (const hit of starts.get(i) ?? []) {
          if (!hit.off && complaints.includes(hit.signal)) hit.off = "past"
        }
      }
    }
  }
  for (const hit of hits) {
    switch (hit.signal) {
      case "earliest":
        within(hit, ["urgent"], "idiom")
        break
      case "general":
        within(hit, ["pay"], "idiom")
        break
      case "asksAboutPain":
        // "Tut ein bisschen weh" only looks like the question.
        if (!starts.get(hit.from)?.some(({ signal }) => signal === "painMild")) {
          within(hit, COMPLAINTS, "question")
        }
        break
      case "painless":
        within(hit, COMPLAINTS, "idiom")
        break
      case "relief":
        within(hit, COMPLAINTS, "past")
        longPast(hit)
        break
      case "joke":
        throughout(sentences, hit, [...COMPLAINTS, "price"], "idiom")
        break
      case "history": {
        const before = tokens[hit.from - 1]?.word ?? ""
        if (["since", "for", "seit", "de", "din", "se"].includes(before)) break
        throughout(clauses, hit, COMPLAINTS, "past")
        break
      }
      case "wantToKnow":
        within(hit, ["want", "book"], "idiom")
        break
      case "hours":
        within(hit, ["book"], "idiom")
        break
      case "later":
        within(hit, ["pay"], "negated")
        break
      case "noRush":
      case "pay":
        if (!hit.off) within(hit, ["urgent"], "idiom")
        break
      case "damage":
        within(hit, ["fall"], "idiom")
        break
      case "gumBleeding":
        if (!hit.off) within(hit, ["bleeding"], "idiom")
        break
      case "gumSwelling":
        if (!hit.off) within(hit, ["swelling"], "idiom")
        break
      case "cancel":
      case "move":
        if (!hit.off) throughout(sentences, hit, ["book", "fever"], "idiom")
        break
      case "injection":
        // What the order itself is made of says nothing; a complaint is heard whatever stands around it.
        within(hit, ORDER_WORDS, "order")
        break
    }
  }
}

/** Reads a text: its words, and every signal with the ones that do not count marked. */
export function readText(text: string, rules: Rules): Reading {
  const tokens = tokensOf(text)
  const hits = findHits(tokens, rules)
  negate(tokens, hits)
  setAside(tokens, hits)
  return { tokens, hits, clause: runs(tokens, isMark).map(({ from }) => from) }
}

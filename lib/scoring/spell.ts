import { vocabulary } from "./compile"

/** Shorter words are too easily turned into other words. */
const SHORTEST = 6
const LONGEST = 24

/** Everyday words one slip from a word of ours, folded. */
const LEAVE = new Set(
  "fiting bilding falling feling filing feeling seling calling coming costing posting planing planting patient patients parent present percent places planed pleased slowly solen solten wolen wolten gelen haben sollen holen spielen".split(
    " ",
  ),
)

type Index = { words: Set<string>; stems: Set<string>; byDeletion: Map<string, string> }
let index: Index | undefined

function deletions(word: string): string[] {
  return Array.from(word, (_, i) => word.slice(0, i) + word.slice(i + 1))
}

function buildIndex(): Index {
  const { words, stems } = vocabulary()
  const byDeletion = new Map<string, string>()
  for (const word of words) {
    if (word.length < SHORTEST) continue
    for (const shorter of deletions(word)) if (!byDeletion.has(shorter)) byDeletion.set(shorter, word)
  }
  return { words, stems, byDeletion }
}

/** One letter replaced, or two neighbours swapped. */
function isOneSlip(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  let i = 0
  while (i < a.length && a[i] === b[i]) i++
  if (a.slice(i + 1) === b.slice(i + 1)) return true
  return a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2)
}

function isKnown(word: string, { words, stems }: Index): boolean {
  if (words.has(word)) return true
  for (let n = 4; n < word.length; n++) if (stems.has(word.slice(0, n))) return true
  return false
}

/** The word of the lexicon that is one slip away and begins alike, or the word itself. */
export function correct(word: string): string {
  if (word.length < SHORTEST - 1 || word.length > LONGEST || !/^[a-z]+$/.test(word)) return word
  index ??= buildIndex()
  if (LEAVE.has(word) || isKnown(word, index)) return word
  const longer = index.byDeletion.get(word)
  if (longer?.[0] === word[0]) return longer ?? word
  if (word.length < SHORTEST) return word
  for (const shorter of deletions(word)) {
    if (shorter.length >= SHORTEST && shorter[0] === word[0] && index.words.has(shorter)) return shorter
    const near = index.byDeletion.get(shorter)
    if (near && near[0] === word[0] && isOneSlip(word, near)) return near
  }
  return word
}

import { unstretched } from "./fold"
import { type Phrase, phrasesFrom } from "./vocabulary"

export type Segment = { phrase: Phrase; from: number; to: number }

/** Phrases that begin at a word; a stretched word is read as it was meant, unless it is a word as it stands. */
function startingAt(words: readonly string[], from: number): Segment[] {
  const first = words[from] ?? ""
  const found = phrasesFrom(first)
  const candidates = found.length > 0 ? found : phrasesFrom(unstretched(first))
  return candidates.flatMap((phrase) => {
    const isHere = phrase.words.every((word, n) => {
      const said = words[from + n] ?? ""
      return said === word || (n > 0 || found.length === 0 ? unstretched(said) === word : false)
    })
    return isHere ? [{ phrase, from, to: from + phrase.words.length }] : []
  })
}

/** The whole of it as phrases and nothing else, in as few as can be; null where some word is none. */
export function segmented(words: readonly string[]): Segment[] | null {
  const best: (Segment[] | null)[] = [[], ...words.map(() => null)]
  for (let from = 0; from < words.length; from++) {
    const before = best[from]
    if (!before) continue
    for (const segment of startingAt(words, from)) {
      const there = best[segment.to]
      if (!there || there.length > before.length + 1) best[segment.to] = [...before, segment]
    }
  }
  return best[words.length] ?? null
}

/** The longest phrase of these kinds that it begins with, after what is only polite. */
export function beginning(words: readonly string[], kinds: readonly string[]): Segment | null {
  for (let from = 0; from < words.length; ) {
    const here = startingAt(words, from)
    const hit = here.find(({ phrase }) => kinds.includes(phrase.kind))
    if (hit) return hit
    const polite = here.find(({ phrase }) => phrase.kind === "polite")
    if (!polite) return null
    from = polite.to
  }
  return null
}

/** One of these kinds that it ends with. */
export function ending(words: readonly string[], kinds: readonly string[]): Segment | null {
  for (let from = Math.max(0, words.length - 6); from < words.length; from++) {
    const hit = startingAt(words, from).find(
      ({ phrase, to }) => to === words.length && kinds.includes(phrase.kind),
    )
    if (hit) return hit
  }
  return null
}

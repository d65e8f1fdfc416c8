export type Part = { kind: "same" | "added" | "removed"; words: string }

/** Longer ones are shown whole: nobody reads a diff of them. */
const MOST_WORDS = 500

/** Which words came and which went, in reading order. */
export function wordDiff(before: string, after: string): Part[] {
  const [one, other] = [before.split(/(\s+)/), after.split(/(\s+)/)]
  if (one.length > MOST_WORDS || other.length > MOST_WORDS)
    return [
      { kind: "removed", words: before },
      { kind: "added", words: after },
    ]
  const longest = Array.from({ length: one.length + 1 }, () => new Array<number>(other.length + 1).fill(0))
  for (let i = one.length - 1; i >= 0; i--)
    for (let j = other.length - 1; j >= 0; j--) {
      const row = longest[i] ?? []
      const below = longest[i + 1] ?? []
      row[j] = one[i] === other[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0)
    }
  const parts: Part[] = []
  const push = (kind: Part["kind"], words: string) => {
    const last = parts.at(-1)
    if (last?.kind === kind) last.words += words
    else if (words !== "") parts.push({ kind, words })
  }
  let [i, j] = [0, 0]
  while (i < one.length || j < other.length) {
    if (i < one.length && j < other.length && one[i] === other[j]) {
      push("same", one[i] ?? "")
      i++
      j++
    } else if (
      j >= other.length ||
      (i < one.length && (longest[i + 1]?.[j] ?? 0) >= (longest[i]?.[j + 1] ?? 0))
    ) {
      push("removed", one[i] ?? "")
      i++
    } else {
      push("added", other[j] ?? "")
      j++
    }
  }
  return parts
}

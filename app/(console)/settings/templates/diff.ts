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
  return gathered(parts)
}

/** Words changed side by side are read as one change: first all that went, then all that came. */
function gathered(parts: readonly Part[]): Part[] {
  const out: Part[] = []
  let [removed, added] = ["", ""]
  const flush = () => {
    if (removed !== "") out.push({ kind: "removed", words: removed })
    if (added !== "") out.push({ kind: "added", words: added })
    removed = added = ""
  }
  for (const [at, { kind, words }] of parts.entries()) {
    const isGap = kind === "same" && /^\s+$/.test(words) && at + 1 < parts.length && removed + added !== ""
    if (kind === "same" && !isGap) {
      flush()
      out.push({ kind, words })
      continue
    }
    if (kind !== "added") removed += words
    if (kind !== "removed") added += words
  }
  flush()
  return out
}

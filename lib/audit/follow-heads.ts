import type { CommittedHead } from "@/lib/audit/heads"
import type { Problem } from "@/lib/audit/schema"

type Row = { n: number; factId: string; hash: Uint8Array; sealedAtMs: number }

/**
 * Holds the heads that were kept outside against the rows as they pass: each head's hash must stand at its row, every
 * row must lie in a batch whose head was kept, and no head may lie beyond the last row.
 */
export function followHeads(
  heads: AsyncIterable<CommittedHead>,
  quietSinceMs: number,
  tell: (problem: Problem) => unknown,
) {
  const iterator = heads[Symbol.asyncIterator]()
  let head: CommittedHead | undefined
  let started = false
  let any = false
  let keptSince = 0
  let covered = 0
  let uncovered: { from: number; until: number; factId: string } | undefined

  async function next(): Promise<void> {
    const step = await iterator.next()
    head = step.done ? undefined : step.value
    if (head && !any) {
      any = true
      keptSince = head.from
    }
  }

  function flush(): void {
    if (uncovered)
      tell({ what: "not_sealed_here", row: uncovered.from, until: uncovered.until, factId: uncovered.factId })
    uncovered = undefined
  }

  async function row({ n, factId, hash, sealedAtMs }: Row): Promise<void> {
    if (!started) await next()
    started = true
    while (head && head.n < n) {
      tell({ what: "older_copy", row: head.from, until: head.n, factId: null })
      await next()
    }
    if (any && n > covered && (!head || n < head.from)) {
      // What was sealed after reading of the heads began is not among them.
      const isNew = !head && Math.abs(sealedAtMs - quietSinceMs) <= 2 * 60_000 && sealedAtMs > quietSinceMs
      if (!isNew) uncovered = { from: uncovered?.from ?? n, until: n, factId: uncovered?.factId ?? factId }
    } else flush()
    if (head && head.n === n) {
      if (Buffer.from(hash).toString("hex") !== head.hash && !head.isPending)
        tell({ what: "rewritten", row: head.from, until: n, factId })
      covered = n
      await next()
    }
  }

  /** After the last row, which was `n`. */
  async function end(n: number): Promise<void> {
    flush()
    if (!started) await next()
    for (; head && !head.isPending; await next())
      tell({
        what: head.n > n ? "cut" : "older_copy",
        row: Math.max(n + 1, head.from),
        until: head.n,
        factId: null,
      })
  }

  return { row, end, result: () => ({ isKept: any, keptSince }) }
}

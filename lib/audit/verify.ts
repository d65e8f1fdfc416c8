import { type ChainedFact, linkHash } from "@/lib/audit/chain"
import { followHeads } from "@/lib/audit/follow-heads"
import type { KeptHeads } from "@/lib/audit/heads"
import type { Problem, Verdict } from "@/lib/audit/schema"
import { MINUTE_MS } from "@/lib/time"

export type ChainLink = {
  n: number
  factId: string
  seq: string
  clinicId: string | null
  hash: Uint8Array
  sealedAtMs: number
  /** It holds a patient's words, and the key to them is nowhere. */
  keyLost: boolean
  fact: ChainedFact | null
}

/** One chain as it stands in the database, in batches. */
export type ChainReader = {
  /** The last row's number. */
  end(): Promise<number>
  links(after: number, until: number): Promise<ChainLink[]>
  /** Patients whose key is said to be destroyed, and nobody is on record to have done it. */
  keysGone(): Promise<string[]>
  /** Facts of this chain without a link; `isLate`: put in below what was sealed 10 minutes ago. */
  unlinked(): AsyncIterable<{ id: string; seq: string; createdAt: Date; isLate: boolean }>
}

const MOST = 200
/** The sealer comes every minute; one that did not come for this long is a finding of its own. */
const UNSEALED_TOO_LONG_MS = 15 * MINUTE_MS
const CLOCK_SLACK_MS = MINUTE_MS

type Broken = { link: ChainLink; previous: Uint8Array | null; problem: Problem }

/** Walks a chain from its first row and tells how far it came; the last thing it yields is the verdict. */
export async function* verifyChain(
  chain: string,
  read: ChainReader,
  heads: KeptHeads,
): AsyncGenerator<{ checked: number; total: number } | Verdict, void> {
  const total = await read.end()
  const problems: Problem[] = heads.damage.map((where) => ({
    what: "head_altered",
    row: null,
    factId: null,
    where,
  }))
  let found = problems.length
  const tell = (problem: Problem) => {
    found++
    if (problems.length < MOST) problems.push(problem)
    return problem
  }
  const follow = followHeads(heads.of(chain), heads.at.getTime() - CLOCK_SLACK_MS, tell)
  const broken: Broken[] = []
  let previous: Uint8Array | null = null
  /** What the last row's hash would be, where it was stored as something else. */
  let instead: Uint8Array | null = null
  let isKnown = true
  let at = 0
  for (;;) {
    const links = await read.links(at, total)
    for (const link of links) {
      if (link.n !== at + 1) {
        tell({ what: "removed", row: at + 1, until: link.n - 1, factId: null })
        isKnown = false
      }
      at = link.n
      const wanted = ownHash(chain, link, previous)
      const ok = !isKnown || (wanted && same(wanted, link.hash))
      if (ok && isMisplaced(chain, link)) tell({ what: "changed", row: at, factId: link.factId })
      if (!link.fact) tell({ what: "removed", row: at, factId: link.factId })
      else if (!ok) {
        const behind = instead && ownHash(chain, link, instead)
        if (behind && same(behind, link.hash)) {
          const last = broken.at(-1)
          if (last) last.problem.what = "seal_changed"
        } else {
          const problem = tell({ what: "changed", row: at, factId: link.factId })
          if (broken.length < MOST) broken.push({ link, previous, problem })
        }
      }
      if (link.keyLost) tell({ what: "key_lost", row: at, factId: link.factId })
      instead = ok ? null : wanted
      previous = link.hash
      isKnown = true
      await follow.row(link)
    }
    yield { checked: at, total }
    if (links.length === 0) break
  }
  nameSwaps(chain, broken)
  await follow.end(at)
  for (const patientId of await read.keysGone())
    tell({ what: "key_lost", row: null, factId: null, where: `patient ${patientId}` })
  const waiting = await unlinked(read, heads.at, tell)
  const { keptSince, isKept } = follow.result()
  yield { chain, rows: at, ok: found === 0, found, problems, waiting, isKept, keptSince }
}

const ownHash = (chain: string, link: ChainLink, previous: Uint8Array | null) =>
  link.fact && linkHash(previous, { chain, n: link.n, sealedAtMs: link.sealedAtMs }, link.fact)

/** What of a link the hash does not hold. */
const isMisplaced = (chain: string, { seq, clinicId, fact }: ChainLink): boolean =>
  (fact !== null && fact.seq !== seq) || (clinicId ?? "platform") !== chain

const same = (one: Uint8Array, other: Uint8Array): boolean => Buffer.from(one).equals(Buffer.from(other))

/** Rows that fit in one another's places were exchanged. */
function nameSwaps(chain: string, broken: readonly Broken[]): void {
  for (const one of broken)
    for (const other of broken) {
      if (one === other || !other.link.fact) continue
      const moved = ownHash(chain, { ...one.link, fact: other.link.fact }, one.previous)
      if (moved && same(moved, one.link.hash))
        Object.assign(one.problem, { what: "swapped", until: other.link.n })
    }
}

async function unlinked(
  read: ChainReader,
  at: Date,
  tell: (problem: Problem) => Problem,
): Promise<{ rows: number; since: string | null }> {
  let rows = 0
  let since = null as Date | null
  for await (const { id, seq, createdAt, isLate } of read.unlinked()) {
    if (isLate) {
      tell({ what: "inserted", row: null, factId: id, where: `seq ${seq}` })
      continue
    }
    rows++
    since = since && since < createdAt ? since : createdAt
  }
  if (since && at.getTime() - since.getTime() > UNSEALED_TOO_LONG_MS)
    tell({ what: "unsealed", row: null, factId: null, where: `${rows} since ${since.toISOString()}` })
  return { rows, since: since?.toISOString() ?? null }
}

import { createHash } from "node:crypto"
import type pg from "pg"
import { nameOf, shortName, type Table } from "@/lib/backups/catalog"

export type ChainEnd = { chain: string; n: number; hash: string }

/** What a copy is held against when it comes back: all of one moment. */
export type Figures = {
  /** Rows by table. */
  counts: Record<string, number>
  /** When the newest thing on record happened. */
  newestAt: string | null
  /** The last sealed fact, and one hash over the end of every chain. */
  auditSeq: string | null
  auditHash: string | null
  chains: ChainEnd[]
}

export async function countsOf(client: pg.Client, tables: readonly Table[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  // Some at a time: one statement over all tables would hold more locks than a server may be set up for.
  for (let from = 0; from < tables.length; from += 40) {
    const some = tables.slice(from, from + 40)
    const each = some.map((table, at) => `select ${at} as at, count(*)::text as rows from ${nameOf(table)}`)
    const { rows } = await client.query<{ at: number; rows: string }>(each.join(" union all "))
    for (const { at, rows: count } of rows) {
      const table = some[at]
      if (table) counts[shortName(table)] = Number(count)
    }
  }
  return counts
}

/** All but the counts. */
export async function marksOf(client: pg.Client): Promise<Omit<Figures, "counts">> {
  const newest = await client.query<{ at: Date }>(
    `select "createdAt" as at from "Fact" order by seq desc limit 1`,
  )
  const ends = await client.query<{ chain: string; n: string; hash: Uint8Array; seq: string }>(
    `select distinct on (chain) chain, n::text as n, hash, seq::text as seq from "FactLink" order by chain, "FactLink".n desc`,
  )
  const chains = ends.rows.map(({ chain, n, hash }) => ({
    chain,
    n: Number(n),
    hash: Buffer.from(hash).toString("hex"),
  }))
  const last = ends.rows.reduce<bigint | null>(
    (most, { seq }) => (most === null || BigInt(seq) > most ? BigInt(seq) : most),
    null,
  )
  return {
    newestAt: newest.rows[0]?.at.toISOString() ?? null,
    auditSeq: last?.toString() ?? null,
    auditHash: chains.length > 0 ? hashOf(chains) : null,
    chains,
  }
}

const hashOf = (chains: readonly ChainEnd[]): string =>
  createHash("sha256")
    .update(chains.map(({ chain, n, hash }) => `${chain} ${n} ${hash}\n`).join(""))
    .digest("hex")

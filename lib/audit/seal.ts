import type { PoolClient } from "pg"
import { type ChainedFact, chainOf, FACT_SELECT, linkHash } from "@/lib/audit/chain"
import { fileHeads } from "@/lib/audit/head-file"
import type { Head, HeadKeeper } from "@/lib/audit/heads"
import { platformPool } from "@/lib/db"
import { addMs, MINUTE_MS, now } from "@/lib/time"

const BATCH = 1_000
/** One sealer at a time, whatever the number of servers. */
const LOCK = 7_113_011
/** A transaction lives 20 s at most: what was not there when its neighbours were sealed this long ago came later. */
export const LATEST_COMMIT_MS = 10 * MINUTE_MS

export type Sealed = { sealed: number; skipped?: true }
type Given = { keeper?: HeadKeeper; batch?: number; at?: () => Date }
type ChainEnd = { n: number; hash: Uint8Array }
type Link = { chain: string; n: number; fact: ChainedFact; hash: Buffer }

let own: HeadKeeper | undefined
const ownKeeper = (): HeadKeeper => {
  own ??= fileHeads()
  return own
}

/** Chains what was written since the last time, oldest first, a transaction a batch. No command waits for it. */
export async function sealFacts(given: Given = {}): Promise<Sealed> {
  const client = await platformPool().connect()
  try {
    const { rows } = await client.query<{ mine: boolean }>("select pg_try_advisory_lock($1) as mine", [LOCK])
    if (!rows[0]?.mine) return { sealed: 0, skipped: true }
    try {
      return { sealed: await sealAll(client, given) }
    } finally {
      await client.query("select pg_advisory_unlock($1)", [LOCK])
    }
  } finally {
    client.release()
  }
}

async function sealAll(client: PoolClient, given: Given): Promise<number> {
  const { batch = BATCH, at = now } = given
  let from = await floor(client, addMs(at(), -LATEST_COMMIT_MS))
  for (let sealed = 0; ; ) {
    const facts = await unsealed(client, from, batch)
    await sealBatch(client, facts, at(), given.keeper ?? ownKeeper())
    sealed += facts.length
    if (facts.length < batch) return sealed
    from = facts.at(-1)!.seq
  }
}

/** The highest seq that was sealed before then; what still has no link below it was put in afterwards. */
export async function floor(client: Pick<PoolClient, "query">, before: Date): Promise<string> {
  const { rows } = await client.query<{ seq: string }>(
    `select seq::text as seq from "FactLink" where "sealedAt" < $1 order by "FactLink".seq desc limit 1`,
    [before],
  )
  return rows[0]?.seq ?? "0"
}

async function unsealed(client: PoolClient, from: string, most: number): Promise<ChainedFact[]> {
  const { rows } = await client.query<ChainedFact>(
    `select ${FACT_SELECT} from "Fact" f
     where f.seq > $1::bigint and not exists (select from "FactLink" link where link."factId" = f.id)
     order by f.seq limit $2`,
    [from, most],
  )
  return rows
}

async function sealBatch(
  client: PoolClient,
  facts: readonly ChainedFact[],
  at: Date,
  keeper: HeadKeeper,
): Promise<void> {
  if (facts.length === 0) return
  const chains = [...new Set(facts.map((fact) => chainOf(fact.clinicId)))]
  const ends = await chainEnds(client, chains)
  const known = await keeper.last()
  await keeper.append("adopted", adopted(ends, known), at)
  const links = chained(facts, ends, at)
  const heads = headsOf(links)
  await keeper.append("planned", heads, at)
  await client.query("begin")
  try {
    await client.query(INSERT, [
      links.map((link) => link.chain),
      links.map((link) => link.n),
      links.map((link) => link.fact.clinicId),
      links.map((link) => link.fact.id),
      links.map((link) => link.fact.seq),
      links.map((link) => link.hash),
      at,
    ])
    await client.query("commit")
  } catch (error) {
    await client.query("rollback").catch(() => {})
    throw error
  }
  await keeper.append("kept", heads, at)
}

const INSERT = `
  insert into "FactLink" (chain, n, "clinicId", "factId", seq, hash, "sealedAt")
  select link.*, $7 from unnest($1::text[], $2::bigint[], $3::uuid[], $4::uuid[], $5::bigint[], $6::bytea[]) as link`

async function chainEnds(client: PoolClient, chains: string[]): Promise<Map<string, ChainEnd>> {
  const { rows } = await client.query<{ chain: string; n: string; hash: Uint8Array }>(
    `select chain.name as chain, last.n::text as n, last.hash
     from unnest($1::text[]) as chain (name)
     cross join lateral (
       select n, hash from "FactLink" where "FactLink".chain = chain.name order by "FactLink".n desc limit 1
     ) last`,
    [chains],
  )
  return new Map(rows.map(({ chain, n, hash }) => [chain, { n: Number(n), hash }]))
}

/** Chains that are here and of which nothing was ever kept: a database restored on a new server. */
function adopted(ends: ReadonlyMap<string, ChainEnd>, known: ReadonlyMap<string, Head>): Head[] {
  return [...ends].flatMap(([chain, { n, hash }]) =>
    known.has(chain) ? [] : [{ chain, from: 1, n, hash: Buffer.from(hash).toString("hex") }],
  )
}

function chained(facts: readonly ChainedFact[], ends: ReadonlyMap<string, ChainEnd>, at: Date): Link[] {
  const latest = new Map(ends)
  return facts.map((fact) => {
    const chain = chainOf(fact.clinicId)
    const end = latest.get(chain)
    const n = (end?.n ?? 0) + 1
    const hash = linkHash(end?.hash ?? null, { chain, n, sealedAtMs: at.getTime() }, fact)
    latest.set(chain, { n, hash })
    return { chain, n, fact, hash }
  })
}

function headsOf(links: readonly Link[]): Head[] {
  const heads = new Map<string, Head>()
  for (const { chain, n, hash } of links)
    heads.set(chain, { chain, from: heads.get(chain)?.from ?? n, n, hash: hash.toString("hex") })
  return [...heads.values()]
}

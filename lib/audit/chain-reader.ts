import type { PoolClient } from "pg"
import { type ChainedFact, FACT_SELECT, PLATFORM_CHAIN } from "@/lib/audit/chain"
import { floor, LATEST_COMMIT_MS } from "@/lib/audit/seal"
import type { ChainLink, ChainReader } from "@/lib/audit/verify"
import { platformPool } from "@/lib/db"
import { addMs, now } from "@/lib/time"

const BATCH = 2_000
/** How many facts are looked through at a time for those without a link. */
const WINDOW = 100_000
const MOST_KEYS = 200

type Joined = {
  n: string
  factId: string
  linkSeq: string
  linkClinicId: string | null
  hash: Uint8Array
  sealedAtMs: string
  keyLost: boolean
} & { [K in keyof ChainedFact]: ChainedFact[K] | null }

/** Anything that asks the database: a pool, or a connection of its own to another one. */
export type Asks = Pick<PoolClient, "query">

/**
 * Reads over the platform's connection, whose chain and no other: what is verified must not depend on who asks. `of`
 * is another database than the live one, `at` the moment it holds.
 */
export function chainReader(chain: string, of?: Asks, at?: Date): ChainReader {
  const pool = (): Asks => of ?? platformPool()
  const clinicId = chain === PLATFORM_CHAIN ? null : chain
  const own = clinicId ? `f."clinicId" = $1::uuid` : `$1::uuid is null and f."clinicId" is null`
  return {
    async end() {
      const { rows } = await pool().query<{ n: string | null }>(
        `select max(n)::text as n from "FactLink" where chain = $1`,
        [chain],
      )
      return Number(rows[0]?.n ?? 0)
    },

    async links(after, until) {
      const { rows } = await pool().query<Joined>(
        `select link.n::text as n, link."factId", link.seq::text as "linkSeq", link."clinicId" as "linkClinicId",
           link.hash, (extract(epoch from link."sealedAt") * 1000)::bigint::text as "sealedAtMs",
           (substr(f.personal, 1, 1) = '\\x01' and not exists (
             select from "PatientKey" key where key."patientId" = f."patientId")) is true as "keyLost",
           ${FACT_SELECT}
         from "FactLink" link left join "Fact" f on f.id = link."factId"
         where link.chain = $1 and link.n > $2 and link.n <= $3 order by link.n limit $4`,
        [chain, after, until, BATCH],
      )
      return rows.map(toLink)
    },

    async *unlinked() {
      const sealedTo = BigInt(await floor(pool(), addMs(at ?? now(), -LATEST_COMMIT_MS)))
      for (let from = await firstSeq(pool(), null); from !== null; ) {
        const until = await windowEnd(pool(), from)
        const { rows } = await pool().query<{ id: string; seq: string; createdAt: Date }>(
          `select f.id, f.seq::text as seq, f."createdAt" from "Fact" f
           where ${own} and f.seq >= $2 and f.seq <= $3
             and not exists (select from "FactLink" link where link."factId" = f.id and link.chain = $4)
           order by f.seq`,
          [clinicId, from, until, chain],
        )
        for (const row of rows) yield { ...row, isLate: BigInt(row.seq) <= sealedTo }
        from = await firstSeq(pool(), until)
      }
    },

    async keysGone() {
      const { rows } = await pool().query<{ patientId: string }>(
        `select key."patientId" from "PatientKey" key
         where key."clinicId" = $1::uuid and key.sealed is null and not exists (
           select from "Fact" f where f."clinicId" = key."clinicId" and f."subjectId" = key."patientId"::text
             and f.name = 'patient.key_destroyed')
         order by key."patientId" limit ${MOST_KEYS}`,
        [clinicId],
      )
      return rows.map((row) => row.patientId)
    },
  }
}

/** By what is there, not by counting: whoever puts a row in chooses its number. */
async function firstSeq(pool: Asks, after: string | null): Promise<string | null> {
  const { rows } = await pool.query<{ seq: string | null }>(
    `select min(seq)::text as seq from "Fact" ${after === null ? "" : "where seq > $1"}`,
    after === null ? [] : [after],
  )
  return rows[0]?.seq ?? null
}

async function windowEnd(pool: Asks, from: string): Promise<string> {
  const { rows } = await pool.query<{ seq: string }>(
    `select max(seq)::text as seq from (select seq from "Fact" where seq >= $1 order by seq limit ${WINDOW}) part`,
    [from],
  )
  return rows[0]?.seq ?? from
}

function toLink({ n, factId, linkSeq, linkClinicId, hash, sealedAtMs, keyLost, ...fact }: Joined): ChainLink {
  return {
    n: Number(n),
    factId,
    seq: linkSeq,
    clinicId: linkClinicId,
    hash,
    keyLost,
    sealedAtMs: Number(sealedAtMs),
    fact: fact.id === null ? null : (fact as ChainedFact),
  }
}

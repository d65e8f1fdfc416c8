import { type ChainedFact, FACT_SELECT, PLATFORM_CHAIN } from "@/lib/audit/chain"
import { floor, LATEST_COMMIT_MS } from "@/lib/audit/seal"
import type { ChainLink, ChainReader } from "@/lib/audit/verify"
import { platformPool } from "@/lib/db"
import { addMs, now } from "@/lib/time"

const BATCH = 2_000
/** How many numbers of the writing order are looked through at a time for facts without a link. */
const WINDOW = 100_000

type Joined = {
  n: string
  factId: string
  linkSeq: string
  linkClinicId: string | null
  hash: Uint8Array
  sealedAtMs: string
} & { [K in keyof ChainedFact]: ChainedFact[K] | null }

/** Reads over the platform's connection, whose chain and no other: what is verified must not depend on who asks. */
export function chainReader(chain: string): ChainReader {
  const clinicId = chain === PLATFORM_CHAIN ? null : chain
  const own = clinicId ? `f."clinicId" = $1::uuid` : `$1::uuid is null and f."clinicId" is null`
  return {
    async end() {
      const { rows } = await platformPool().query<{ n: string | null }>(
        `select max(n)::text as n from "FactLink" where chain = $1`,
        [chain],
      )
      return Number(rows[0]?.n ?? 0)
    },

    async links(after, until) {
      const { rows } = await platformPool().query<Joined>(
        `select link.n::text as n, link."factId", link.seq::text as "linkSeq", link."clinicId" as "linkClinicId",
           link.hash, (extract(epoch from link."sealedAt") * 1000)::bigint::text as "sealedAtMs", ${FACT_SELECT}
         from "FactLink" link left join "Fact" f on f.id = link."factId"
         where link.chain = $1 and link.n > $2 and link.n <= $3 order by link.n limit $4`,
        [chain, after, until, BATCH],
      )
      return rows.map(toLink)
    },

    async *unlinked() {
      const sealedTo = BigInt(await floor(platformPool(), addMs(now(), -LATEST_COMMIT_MS)))
      const { rows: ends } = await platformPool().query<{ last: string | null }>(
        `select max(seq)::text as last from "Fact"`,
      )
      const last = Number(ends[0]?.last ?? 0)
      for (let after = Math.min(0, last); after < last; after += WINDOW) {
        const { rows } = await platformPool().query<{ id: string; seq: string; createdAt: Date }>(
          `select f.id, f.seq::text as seq, f."createdAt" from "Fact" f
           where ${own} and f.seq > $2 and f.seq <= $3
             and not exists (select from "FactLink" link where link."factId" = f.id and link.chain = $4)
           order by f.seq`,
          [clinicId, after, after + WINDOW, chain],
        )
        for (const row of rows) yield { ...row, isLate: BigInt(row.seq) <= sealedTo }
      }
    },
  }
}

function toLink({ n, factId, linkSeq, linkClinicId, hash, sealedAtMs, ...fact }: Joined): ChainLink {
  return {
    n: Number(n),
    factId,
    seq: linkSeq,
    clinicId: linkClinicId,
    hash,
    sealedAtMs: Number(sealedAtMs),
    fact: fact.id === null ? null : (fact as ChainedFact),
  }
}

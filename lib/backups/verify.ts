import { createHash } from "node:crypto"
import type pg from "pg"
import { chainReader } from "@/lib/audit/chain-reader"
import type { KeptHeads } from "@/lib/audit/heads"
import { verifyChain } from "@/lib/audit/verify"
import { inPieces } from "@/lib/backups/bytes"
import { plainSession, shortName, tablesOf } from "@/lib/backups/catalog"
import { copyOut } from "@/lib/backups/copy"
import { type ChainEnd, countsOf, marksOf } from "@/lib/backups/figures"
import { copyText, type Moment, type Sum } from "@/lib/backups/snapshot"
import { BackupTrouble } from "@/lib/backups/trouble"

const PIECE = 64 * 1024

/** A database that came back is held against what was noted when it was copied. Each throws, or says what it saw. */
export const LOOKS: {
  name: "counts" | "contents" | "newest" | "audit"
  look(client: pg.Client, moment: Moment): Promise<string>
}[] = [
  {
    name: "counts",
    async look(client, { sum }) {
      const counts = await countsOf(client, await tablesOf(client))
      for (const table of new Set([...Object.keys(sum.counts), ...Object.keys(counts)]))
        if (counts[table] !== sum.counts[table])
          throw new BackupTrouble("counts", `${table}: ${counts[table] ?? 0} of ${sum.counts[table] ?? 0}`)
      const rows = Object.values(counts).reduce((all, one) => all + one, 0)
      return `${rows} rows, ${Object.keys(counts).length} tables`
    },
  },
  {
    name: "contents",
    async look(client, { manifest, sum }) {
      // A dump is read by its own tool alone; its rows were counted at the same moment.
      if (manifest.method === "pg_dump") return "pg_dump"
      const tables = await tablesOf(client)
      for (const table of tables) {
        const hash = createHash("sha256")
        const { bytes, rows } = copyOut(client, copyText(table))
        for await (const piece of inPieces(bytes, PIECE)) hash.update(piece)
        await rows
        if (hash.digest("hex") !== sum.contents[shortName(table)])
          throw new BackupTrouble("contents", shortName(table))
      }
      return `${tables.length} tables`
    },
  },
  {
    name: "newest",
    async look(client, { sum }) {
      const { newestAt } = await marksOf(client)
      if (newestAt !== sum.newestAt) throw new BackupTrouble("newest", `${newestAt} for ${sum.newestAt}`)
      return newestAt ?? "nothing on record yet"
    },
  },
  {
    name: "audit",
    async look(client, { manifest, sum }) {
      const at = new Date(manifest.at)
      await assertEnds(client, sum)
      let rows = 0
      for (const { chain } of sum.chains) {
        for await (const told of verifyChain(chain, chainReader(chain, client, at), noHeads(at))) {
          if (!("ok" in told)) continue
          rows += told.rows
          // That the sealer had not come for a while says nothing of the copy.
          const [wrong] = told.problems.filter(({ what }) => what !== "unsealed")
          if (wrong) throw new BackupTrouble("audit", `${chain}: ${wrong.what}, row ${wrong.row ?? "?"}`)
        }
      }
      return `${rows} rows in ${sum.chains.length} chains`
    },
  },
]

/** Ready for the looks: rows read as they were read when copied. */
export const readied = (client: pg.Client): Promise<void> => plainSession(client)

async function assertEnds(client: pg.Client, sum: Sum): Promise<void> {
  const { chains, auditHash } = await marksOf(client)
  if (auditHash === sum.auditHash) return
  const is = new Map(chains.map((one) => [one.chain, one]))
  const wrong = sum.chains.find(
    ({ chain, n, hash }) => is.get(chain)?.n !== n || is.get(chain)?.hash !== hash,
  )
  throw new BackupTrouble(
    "audit",
    wrong ? `${wrong.chain} ends elsewhere than at row ${wrong.n}` : "a chain too many",
  )
}

/** Heads kept outside are the live database's: an older copy ends before them. What ties it to them is `carriesOn`. */
const noHeads = (at: Date): KeptHeads => ({ at, damage: [], async *of() {} })

/** Each chain of the copy must be the beginning of the live one: the same row with the same hash stands in both. */
export async function carriesOn(live: pg.Client, chains: readonly ChainEnd[]): Promise<string> {
  const { rows } = await live.query<{ chain: string; n: string; hash: Uint8Array }>(
    `select link.chain, link.n::text as n, link.hash from unnest($1::text[], $2::bigint[]) as wanted (chain, n)
     join "FactLink" link on link.chain = wanted.chain and link.n = wanted.n`,
    [chains.map((one) => one.chain), chains.map((one) => one.n)],
  )
  const is = new Map(rows.map(({ chain, hash }) => [chain, Buffer.from(hash).toString("hex")]))
  for (const { chain, n, hash } of chains)
    if (is.get(chain) !== hash)
      throw new BackupTrouble("audit", `${chain}: row ${n} is another one in the live database`)
  return `${chains.length} chains go on`
}

/** A copy that was found may go on otherwise than the live log since that was restored: but both began as one. */
export async function beginsAlike(copy: pg.Client, live: pg.Client): Promise<string> {
  const firsts = async (client: pg.Client) => {
    const { rows } = await client.query<{ chain: string; n: string; hash: Uint8Array }>(
      `select distinct on (chain) chain, n::text as n, hash from "FactLink" order by chain, "FactLink".n`,
    )
    return new Map(rows.map(({ chain, n, hash }) => [chain, `${n} ${Buffer.from(hash).toString("hex")}`]))
  }
  const [there, here] = [await firsts(copy), await firsts(live)]
  const both = [...there].filter(([chain]) => here.has(chain))
  for (const [chain, first] of both)
    if (here.get(chain) !== first)
      throw new BackupTrouble("audit", `${chain} begins otherwise: it is another installation's`)
  if (both.length === 0 && there.size > 0 && here.size > 0)
    throw new BackupTrouble("audit", "no chain of it is known here: it is another installation's")
  return `${both.length} chains begin alike`
}

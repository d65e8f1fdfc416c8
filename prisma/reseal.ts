import { platformPool } from "@/lib/db"
import { presentKeyId, seal, unseal } from "@/lib/seal"

/** Every column that lib/seal.ts fills, and which column's value is bound into it. */
export const SEALED = [
  { table: "Connection", column: "sealed", bound: "id" },
  { table: "PlatformConnection", column: "sealed", bound: "id" },
  { table: "User", column: "totpSealed", bound: "id" },
  { table: "PatientKey", column: "sealed", bound: "patientId" },
  { table: "PushSubscription", column: "sealed", bound: "id" },
  { table: "Mail", column: "sealed", bound: "id" },
  { table: "ServicePlace", column: "sealedSecrets", bound: "id" },
  { table: "HostScrape", column: "sealedToken", bound: "id" },
  { table: "AlertChannel", column: "sealedAddress", bound: "id" },
  { table: "AlertChannel", column: "sealedSecret", bound: "id" },
] as const

type Place = (typeof SEALED)[number]
type Row = { bound: string; sealed: Buffer }

export type Resealed = { table: string; rows: number; resealed: number }

const PER_BATCH = 500
const FIRST = "00000000-0000-0000-0000-000000000000"

export class UnopenedError extends Error {
  constructor(readonly rows: readonly string[]) {
    super(
      `No key at hand opens ${rows.length} row(s), so nothing was changed:\n  ${rows.slice(0, 20).join("\n  ")}`,
    )
  }
}

/**
 * Seals anew, with the present key, what an earlier one sealed. First everything is opened: where one row does not
 * open, nothing is changed and `UnopenedError` names it. Stopped half way it is simply run again. Rows written
 * meanwhile are sealed with the present key already; one changed under our hands is left as its writer wanted it.
 */
export async function reseal(): Promise<Resealed[]> {
  const unopened: string[] = []
  for (const place of SEALED) await eachBatch(place, false, (rows) => unopened.push(...closed(place, rows)))
  if (unopened.length > 0) throw new UnopenedError(unopened)

  const done: Resealed[] = []
  for (const place of SEALED) {
    let resealed = 0
    await eachBatch(place, true, async (rows) => {
      resealed += await write(place, rows)
    })
    let rows = 0
    await eachBatch(place, false, (found) => {
      rows += found.length
      const wrong = closed(place, found)
      const old = found.filter((row) => !row.sealed.subarray(0, 4).equals(presentKeyId()))
      if (wrong.length + old.length > 0)
        throw new Error(`${place.table}: ${wrong.length + old.length} row(s) not sealed anew; run it again`)
    })
    done.push({ table: place.table, rows, resealed })
  }
  return done
}

/**
 * What was recorded is never written again: the words of facts about no patient stay under the key of their day. How
 * many open with a former key only.
 */
export async function factsUnderFormer(): Promise<number> {
  const { rows } = await platformPool().query<{ count: number }>(
    `select count(*)::int as count from "Fact"
     where personal is not null and get_byte(personal, 0) = 2 and substring(personal from 2 for 4) <> $1`,
    [presentKeyId()],
  )
  return rows[0]?.count ?? 0
}

/** Rows in the order of their ids; with `waiting`, only those that another key sealed. */
async function eachBatch(place: Place, waiting: boolean, work: (rows: Row[]) => unknown): Promise<void> {
  const { table, column, bound } = place
  for (let after = FIRST; ; ) {
    const { rows } = await platformPool().query<Row>(
      `select "${bound}" as bound, "${column}" as sealed from "${table}"
       where "${bound}" > $1 and "${column}" is not null
         ${waiting ? `and substring("${column}" from 1 for 4) <> $3` : ""}
       order by "${bound}" limit $2`,
      waiting ? [after, PER_BATCH, presentKeyId()] : [after, PER_BATCH],
    )
    if (rows.length > 0) await work(rows)
    const last = rows.at(-1)
    if (!last || rows.length < PER_BATCH) return
    after = last.bound
  }
}

function closed({ table }: Place, rows: readonly Row[]): string[] {
  return rows.flatMap((row) => {
    try {
      unseal(row.sealed, row.bound)
      return []
    } catch {
      return [`${table} ${row.bound}`]
    }
  })
}

async function write({ table, column, bound }: Place, rows: readonly Row[]): Promise<number> {
  const { rowCount } = await platformPool().query(
    `update "${table}" as stored set "${column}" = given.new
     from unnest($1::uuid[], $2::bytea[], $3::bytea[]) as given (bound, old, new)
     where stored."${bound}" = given.bound and stored."${column}" = given.old`,
    [
      rows.map((row) => row.bound),
      rows.map((row) => row.sealed),
      rows.map((row) => Buffer.from(seal(unseal(row.sealed, row.bound), row.bound))),
    ],
  )
  return rowCount ?? 0
}

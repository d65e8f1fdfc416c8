import { createHash } from "node:crypto"
import type pg from "pg"
import { type Bytes, inPieces } from "@/lib/backups/bytes"
import {
  hiddenFrom,
  nameOf,
  plainSession,
  quoted,
  type Sequence,
  sequencesOf,
  shortName,
  tablesOf,
} from "@/lib/backups/catalog"
import { copyOut } from "@/lib/backups/copy"
import { type Figures, marksOf } from "@/lib/backups/figures"
import { frame } from "@/lib/backups/frames"
import { appliedIn, type Step, stepsOf } from "@/lib/backups/migrations"
import { BackupTrouble } from "@/lib/backups/trouble"

const PIECE = 64 * 1024

/** The record a copy begins with. */
export type Manifest = {
  format: 1
  method: "pg_dump" | "snapshot"
  at: string
  serverVersion: string
  /** The role the database belongs to: what a dump grants it is granted to another where it is restored by another. */
  owner: string
  migration: string | null
  /** snapshot: how its schema came to be. */
  steps: Step[]
}

/** The record it ends with. */
export type Sum = Figures & { sequences: Sequence[]; contents: Record<string, string> }

export type Moment = { manifest: Manifest; sum: Sum }

/** One moment of the database, held until the transaction ends: nobody waits for it and nothing later is in it. */
export async function holdMoment(client: pg.Client): Promise<void> {
  await plainSession(client)
  await client.query("begin transaction isolation level repeatable read read only")
  const [hidden] = await hiddenFrom(client)
  if (hidden)
    throw new BackupTrouble("database", `the rows of ${hidden} are hidden from the database's owner`)
}

export async function manifestOf(client: pg.Client, method: Manifest["method"], at: Date): Promise<Manifest> {
  const names = await appliedIn(client)
  const { rows } = await client.query<{ version: string; owner: string }>(
    "select current_setting('server_version') as version, current_user::text as owner",
  )
  return {
    format: 1,
    method,
    at: at.toISOString(),
    serverVersion: rows[0]?.version ?? "",
    owner: rows[0]?.owner ?? "",
    migration: names.at(-1) ?? null,
    steps: method === "snapshot" ? await stepsOf(names) : [],
  }
}

/** Every row of every table by COPY, which needs nothing installed: what the embedded database is copied by. */
export async function* snapshotOf(client: pg.Client, at: Date, tell: (moment: Moment) => void): Bytes {
  await holdMoment(client)
  const manifest = await manifestOf(client, "snapshot", at)
  yield frame("M", manifest)
  const counts: Record<string, number> = {}
  const contents: Record<string, string> = {}
  for (const table of await tablesOf(client)) {
    yield frame("T", table)
    const hash = createHash("sha256")
    const { bytes, rows } = copyOut(client, copyText(table))
    for await (const piece of inPieces(bytes, PIECE)) {
      hash.update(piece)
      yield frame("D", piece)
    }
    counts[shortName(table)] = await rows
    contents[shortName(table)] = hash.digest("hex")
    yield frame("E", { rows: counts[shortName(table)] })
  }
  const sum: Sum = { counts, contents, sequences: await sequencesOf(client), ...(await marksOf(client)) }
  yield frame("Z", sum)
  await client.query("commit")
  tell({ manifest, sum })
}

export const copyText = (table: { schema: string; name: string; columns: string[] }): string =>
  `copy ${nameOf(table)} (${table.columns.map(quoted).join(", ")}) to stdout`

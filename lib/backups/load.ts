import type pg from "pg"
import type { Bytes } from "@/lib/backups/bytes"
import { nameOf, quoted, type Table, tablesOf } from "@/lib/backups/catalog"
import { copyIn } from "@/lib/backups/copy"
import { type Frame, frames, jsonOf } from "@/lib/backups/frames"
import { LEDGER } from "@/lib/backups/migrations"
import type { Manifest, Sum } from "@/lib/backups/snapshot"
import { BackupTrouble } from "@/lib/backups/trouble"

/**
 * Makes the schema by the migrations that came with the copy, and fills it: in one transaction, constraints and triggers
 * off until all rows are there, so that no order matters and nothing is stamped anew.
 */
export async function loadSnapshot(
  client: pg.Client,
  manifest: Manifest,
  rest: AsyncIterator<Frame>,
): Promise<Sum> {
  await client.query(LEDGER)
  for (const { name, sql } of manifest.steps) {
    await client.query(sql).catch((error: Error) => {
      throw new BackupTrouble("schema", `${name}: ${error.message}`, error)
    })
  }
  await client.query("begin")
  const open = await opened(client)
  let sum: Sum | undefined
  for (let step = await rest.next(); !step.done; step = await rest.next()) {
    if (step.value.type === "T") await fill(client, jsonOf<Table>(step.value), rest)
    else if (step.value.type === "Z") sum = jsonOf<Sum>(step.value)
    else throw new BackupTrouble("altered", "its records are out of order")
  }
  if (!sum) throw new BackupTrouble("cut", "its last record is missing")
  for (const { schema, name, value, isCalled } of sum.sequences)
    await client.query("select setval($1::regclass, $2, $3)", [nameOf({ schema, name }), value, isCalled])
  await closed(client, open)
  await client.query("commit")
  // Figures are read by them at once, and a drill has no autovacuum to wait for.
  await client.query("analyze")
  return sum
}

async function fill(client: pg.Client, table: Table, rest: AsyncIterator<Frame>): Promise<void> {
  let told: number | undefined
  async function* rows(): Bytes {
    for (let step = await rest.next(); !step.done; step = await rest.next()) {
      if (step.value.type === "D") yield step.value.payload
      else if (step.value.type === "E") {
        told = jsonOf<{ rows: number }>(step.value).rows
        return
      } else throw new BackupTrouble("altered", "its records are out of order")
    }
    throw new BackupTrouble("cut", `ends within ${table.name}`)
  }
  const columns = table.columns.map(quoted).join(", ")
  const taken = await copyIn(client, `copy ${nameOf(table)} (${columns}) from stdin`, rows())
  if (taken !== told) throw new BackupTrouble("counts", `${table.name}: ${taken} of ${told}`)
}

type Opened = { keys: { on: string; name: string; text: string }[]; tables: Table[]; forced: string[] }

async function opened(client: pg.Client): Promise<Opened> {
  const tables = await tablesOf(client)
  const names = tables.map(nameOf)
  const keys = await client.query<{ on: string; name: string; text: string }>(
    `select conrelid::regclass::text as "on", conname::text as name, pg_get_constraintdef(oid) as text
     from pg_constraint where contype = 'f' and conparentid = 0 and conrelid = any ($1::regclass[])`,
    [names],
  )
  const forced = await client.query<{ name: string }>(
    `select oid::regclass::text as name from pg_class where relforcerowsecurity and oid = any ($1::regclass[])`,
    [names],
  )
  for (const { on, name } of keys.rows)
    await client.query(`alter table ${on} drop constraint ${quoted(name)}`)
  for (const { name } of forced.rows) await client.query(`alter table ${name} no force row level security`)
  for (const name of names) await client.query(`alter table ${name} disable trigger user`)
  await client.query(`truncate ${names.join(", ")}`)
  return { keys: keys.rows, tables, forced: forced.rows.map(({ name }) => name) }
}

/** Every key is looked through as it is put back: rows that point nowhere are found here. */
async function closed(client: pg.Client, { keys, tables, forced }: Opened): Promise<void> {
  for (const { on, name, text } of keys)
    await client.query(`alter table ${on} add constraint ${quoted(name)} ${text}`)
  for (const table of tables) await client.query(`alter table ${nameOf(table)} enable trigger user`)
  for (const name of forced) await client.query(`alter table ${name} force row level security`)
}

/** The first record, and what comes after it. */
export async function begun(source: Bytes): Promise<{ manifest: Manifest; rest: AsyncGenerator<Frame> }> {
  const rest = frames(source)
  const first = await rest.next()
  if (first.done || first.value.type !== "M")
    throw new BackupTrouble("altered", "does not begin as a copy does")
  return { manifest: jsonOf<Manifest>(first.value), rest }
}

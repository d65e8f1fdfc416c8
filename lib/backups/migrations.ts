import { readFile } from "node:fs/promises"
import { join, resolve } from "node:path"
import type pg from "pg"
import { BackupTrouble } from "@/lib/backups/trouble"

export type Step = { name: string; sql: string }

const FOLDER = resolve("prisma/migrations")

/** The migrations this database has been through, in their order. */
export async function appliedIn(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select migration_name as name from _prisma_migrations
     where finished_at is not null and rolled_back_at is null order by migration_name`,
  )
  return rows.map(({ name }) => name)
}

/** With their words: they go into the copy, so that it can be opened by whatever version stands there then. */
export async function stepsOf(names: readonly string[]): Promise<Step[]> {
  return Promise.all(
    names.map(async (name) => {
      try {
        return { name, sql: await readFile(join(FOLDER, name, "migration.sql"), "utf8") }
      } catch (error) {
        throw new BackupTrouble("schema", `the database has ${name}, which this version does not know`, error)
      }
    }),
  )
}

/** As Prisma makes it, whose bookkeeping a restored database goes on with. */
export const LEDGER = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null, checksum varchar(64) not null, finished_at timestamptz,
  migration_name varchar(255) not null, logs text, rolled_back_at timestamptz,
  started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`

import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import type pg from "pg"
import { type Bytes, inPieces } from "@/lib/backups/bytes"
import { nameOf, quoted, tablesOf } from "@/lib/backups/catalog"
import { start, type Tools } from "@/lib/backups/dump-tools"
import { countsOf, marksOf } from "@/lib/backups/figures"
import { type Frame, frame, jsonOf } from "@/lib/backups/frames"
import { holdMoment, type Manifest, type Moment, manifestOf, type Sum } from "@/lib/backups/snapshot"
import { BackupTrouble, troubleOf } from "@/lib/backups/trouble"

const PIECE = 256 * 1024

/** The database by pg_dump, at exactly the moment its figures are of: both read one exported snapshot. */
export async function* dumpOf(
  client: pg.Client,
  given: { url: string; tools: Tools; at: Date },
  tell: (moment: Moment) => void,
): Bytes {
  await holdMoment(client)
  const { rows } = await client.query<{ id: string }>("select pg_export_snapshot() as id")
  const manifest = await manifestOf(client, "pg_dump", given.at)
  yield frame("M", manifest)
  const figures = { counts: await countsOf(client, await tablesOf(client)), ...(await marksOf(client)) }
  const args = ["--format=custom", "--compress=0", "--enable-row-security", `--snapshot=${rows[0]?.id}`]
  const { child, ended } = start(given.tools, "pg_dump", args, given.url)
  try {
    for await (const piece of inPieces(child.stdout, PIECE)) yield frame("D", piece)
    await ended
  } finally {
    child.kill("SIGKILL")
  }
  const sum: Sum = { ...figures, sequences: [], contents: {} }
  yield frame("Z", sum)
  await client.query("commit")
  tell({ manifest, sum })
}

/** The parts of a dump that belong to a role or stand there already, and so are not to be restored as they are. */
const left = (line: string, sameOwner: boolean): boolean =>
  / SCHEMA - public /.test(line) || (!sameOwner && /( POLICY .* owner_reads | DEFAULT ACL )/.test(line))

/** Gives a dump to pg_restore as it is read; the table of its parts is read from a first stream of the same copy. */
export async function loadDump(
  client: pg.Client,
  given: { url: string; tools: Tools; manifest: Manifest; again(): Promise<Bytes> },
  rest: AsyncIterator<Frame>,
): Promise<Sum> {
  const { rows } = await client.query<{ owner: string }>("select current_user::text as owner")
  const sameOwner = rows[0]?.owner === given.manifest.owner
  const folder = await mkdtemp(join(tmpdir(), "rounds-restore-"))
  try {
    const list = join(folder, "parts")
    await writeFile(list, await partsOf(given, sameOwner), { mode: 0o600 })
    const args = [
      "--no-owner",
      "--exit-on-error",
      `--use-list=${list}`,
      `--dbname=${new URL(given.url).pathname.slice(1)}`,
    ]
    const { child, ended } = start(given.tools, "pg_restore", args, given.url)
    let sum: Sum | undefined
    async function* bytes(): Bytes {
      for (let step = await rest.next(); !step.done; step = await rest.next()) {
        if (step.value.type === "Z") sum = jsonOf<Sum>(step.value)
        else yield step.value.payload
      }
    }
    const fed = await pipeline(Readable.from(bytes(), { objectMode: false }), child.stdin).catch(
      (error: unknown) => error,
    )
    // What the copy is wrong with says more than that the tool ended over it.
    if (fed instanceof BackupTrouble) {
      child.kill("SIGKILL")
      throw fed
    }
    await ended
    if (fed) throw troubleOf(fed, "dump")
    if (!sum) throw new BackupTrouble("cut", "its last record is missing")
    if (!sameOwner) await letOwnerRead(client)
    await client.query("analyze")
    return sum
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function partsOf(
  { tools, again }: { tools: Tools; again(): Promise<Bytes> },
  sameOwner: boolean,
): Promise<string> {
  const { child, ended } = start(tools, "pg_restore", ["--list"])
  const source = await again()
  // It reads the beginning and ends; what then cannot be given to it is no trouble.
  const fed = pipeline(Readable.from(source, { objectMode: false }), child.stdin).catch(() => {})
  let parts = ""
  for await (const piece of child.stdout) parts += piece
  await ended
  child.stdin.destroy()
  await fed
  return parts
    .split("\n")
    .map((line) => (left(line, sameOwner) ? `;${line}` : line))
    .join("\n")
}

/** Tables that force their policies even on the owner: the policy by which it reads is its own here. */
async function letOwnerRead(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ schema: string; name: string }>(
    `select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relforcerowsecurity and c.relkind = 'r'
       and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'owner_reads')`,
  )
  for (const table of rows)
    await client.query(
      `create policy ${quoted("owner_reads")} on ${nameOf(table)} for select to current_user using (true)`,
    )
}

import { begun, loadSnapshot } from "@/lib/backups/load"
import { snapshotOf } from "@/lib/backups/snapshot"
import { BackupTrouble } from "@/lib/backups/trouble"
import { ownerClient } from "@/lib/db"
import { ensureRoles } from "@/prisma/migrate"
import { complainOfCopy } from "./complain-of-copy"
import { adoptCopyEnv, option } from "./copy-env"
import { dataDir, loadDotEnv, type OpenDatabase, openDatabase } from "./database"
import { isAlive } from "./processes"
import { finished, inMade, type Restored } from "./restoring"
import { runsAs } from "./runs-as"
import { readRuntime } from "./runtime"
import { readSecrets } from "./secrets"

/** From one database into an empty one, straight through: no file, and nothing that is not held against the other side. */
export async function move(given: { from: string; to: string; secret: string; at: Date }): Promise<Restored> {
  return inMade(given.to, () => over(given))
}

async function over(given: { from: string; to: string; secret: string; at: Date }): Promise<Restored> {
  const [source, target] = [ownerClient("move", given.from), ownerClient("move", given.to)]
  await Promise.all([source.connect(), target.connect()])
  try {
    await ensureRoles(target, given.secret)
    const { rows } = await target.query(
      "select from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname in ('public', 'engine') limit 1",
    )
    if (rows.length > 0) throw new BackupTrouble("not_empty", new URL(given.to).pathname.slice(1))
    const { manifest, rest } = await begun(snapshotOf(source, given.at, () => {}))
    const sum = await loadSnapshot(target, manifest, rest)
    return await finished(given.to, given.secret, { manifest, sum })
  } finally {
    await Promise.allSettled([source.end(), target.end()])
  }
}

/** `npm run db:move -- --to postgresql://owner@…/rounds`: the embedded database into one of your own. Rounds is stopped. */
async function main(to: string, database: OpenDatabase): Promise<void> {
  adoptCopyEnv(database)
  const { looked } = await move({ from: database.ownerUrl, to, secret: database.secret, at: new Date() })
  for (const { name, saw } of looked) console.log(`${name}: ${saw}`)
  const { nextauthSecret, encryptionKey } = readSecrets(dataDir())
  const { hostname, pathname } = new URL(to)
  console.log(`
Everything is at ${hostname}${pathname}. From now on start Rounds with:
  DATABASE_URL=<the address you gave>
  NEXTAUTH_SECRET and ENCRYPTION_KEY as they stand in ${dataDir()}/secrets.json (${nextauthSecret.length} and ${encryptionKey.length} characters)
The embedded database stays as it was, in ${dataDir()}/postgres: remove it when the new one has proven itself.`)
}

if (runsAs("db-move")) {
  const to = option("--to")
  try {
    loadDotEnv()
    if (!to) throw new Error("npm run db:move -- --to postgresql://owner:password@host/rounds")
    if (process.env.DATABASE_URL)
      throw new Error("DATABASE_URL is set: this installation's database is not the embedded one.")
    if (isAlive(readRuntime(dataDir())?.pids.supervisor))
      throw new Error("Stop Rounds first: what is written meanwhile would be lost.")
    const database = await openDatabase()
    try {
      await main(to, database)
    } finally {
      await database.close()
    }
  } catch (error) {
    complainOfCopy(error)
  }
}

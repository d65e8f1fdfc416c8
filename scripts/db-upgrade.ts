import { existsSync, renameSync, rmSync } from "node:fs"
import { join } from "node:path"
import { complainOfCopy } from "./complain-of-copy"
import { adoptCopyEnv, option } from "./copy-env"
import { clusterDir, dataDir, loadDotEnv } from "./database"
import { move } from "./db-move"
import { clusterMajor, startCluster, stopCluster } from "./postgres"
import { ownMajor } from "./postgres-binaries"
import { isAlive } from "./processes"
import { runsAs } from "./runs-as"
import { readRuntime } from "./runtime"
import { readSecrets } from "./secrets"

export type Upgraded = { from: number; to: number; before: string; looked: { name: string; saw: string }[] }

/**
 * The embedded database's files from one major version to the next: the old server, which reads them, is started once
 * more, everything goes over into a new cluster and is looked through there, and only then do the folders change places.
 */
export async function upgrade(given: { dir: string; home?: string; at: Date }): Promise<Upgraded | null> {
  const { dir, at } = given
  const files = clusterDir(dir)
  const [from, to] = [clusterMajor(files), ownMajor()]
  if (from === undefined || from === to) return null
  const home = given.home ?? `/usr/lib/postgresql/${from}`
  if (!existsSync(join(home, "bin", "postgres"))) throw new Error(without(from, to))
  const { postgresPassword: password, nextauthSecret: secret } = readSecrets(dir)
  const fresh = `${files}.upgraded`
  rmSync(fresh, { recursive: true, force: true })
  const old = await startCluster({ dataDir: files, password, home })
  let looked: Upgraded["looked"]
  try {
    const made = await startCluster({ dataDir: fresh, password })
    try {
      looked = (await move({ from: old.url, to: made.url, secret, at })).looked
    } finally {
      await stopCluster(fresh, 30_000)
    }
  } finally {
    await stopCluster(files, 30_000)
  }
  const before = `${files}.before-${to}`
  rmSync(before, { recursive: true, force: true })
  renameSync(files, before)
  renameSync(fresh, files)
  return { from, to, before, looked }
}

const without = (
  from: number,
  to: number,
) => `These files are of PostgreSQL ${from}, and only that version reads them. One of:
  npm run db:upgrade -- --with <folder with bin/postgres ${from}>   (apt-get install postgresql-${from} puts one below /usr/lib/postgresql)
  go back to the version of Rounds that ran them, run npm run backup, and come back: then move .data/postgres aside and
  run npm run restore -- newest --replace, which makes a new one of version ${to}.`

if (runsAs("db-upgrade")) {
  loadDotEnv()
  try {
    if (isAlive(readRuntime(dataDir())?.pids.supervisor)) throw new Error("Stop Rounds first.")
    adoptCopyEnv()
    const done = await upgrade({ dir: dataDir(), home: option("--with"), at: new Date() })
    if (!done) console.log("Nothing to do: the files are of the version that Rounds runs.")
    else {
      for (const { name, saw } of done.looked) console.log(`${name}: ${saw}`)
      console.log(`From PostgreSQL ${done.from} to ${done.to}. The old files are kept in ${done.before}.`)
    }
  } catch (error) {
    complainOfCopy(error)
  }
}

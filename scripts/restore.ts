import { existsSync, statSync } from "node:fs"
import { basename, dirname, resolve } from "node:path"
import { folderStore } from "@/lib/backups/folder-store"
import { backupKeys } from "@/lib/backups/keys"
import { ownStore } from "@/lib/backups/own-store"
import { headerOf, readThrough } from "@/lib/backups/restore"
import type { Store } from "@/lib/backups/store"
import { keptTrouble } from "@/lib/backups/trouble"
import { becauseWords, size } from "@/lib/backups/words"
import { complainOfCopy } from "./complain-of-copy"
import { adoptCopyEnv, option } from "./copy-env"
import { dataDir, loadDotEnv, type OpenDatabase, openDatabase } from "./database"
import { isAlive } from "./processes"
import { type Restored, replaceDatabase, restoreAt } from "./restoring"
import { readRuntime } from "./runtime"

const USE = `npm run restore -- list                          what is in the store
npm run restore -- <id|name|file|newest> --check      reads it to its end, restores nothing
npm run restore -- <…> --into postgresql://…          into an empty database, or one that is made
npm run restore -- <…> --replace                      in the place of this installation's, which is kept beside it`

loadDotEnv()
try {
  const [wanted] = process.argv.slice(2)
  if (!wanted || wanted.startsWith("--")) throw new Error(USE)
  if (wanted === "list") await list()
  else if (process.argv.includes("--check")) await check(wanted)
  else if (option("--into")) await into(wanted, option("--into") ?? "")
  else if (process.argv.includes("--replace")) await replace(wanted)
  else throw new Error(USE)
} catch (error) {
  complainOfCopy(error)
}

async function list(): Promise<void> {
  await opened()
  const store = ownStore()
  const all = await store.list()
  const keys = new Set(backupKeys().map(({ id }) => id))
  for (const { place, bytes } of all) {
    const about = await headerOf(store, place).then(
      ({ method, keyId }) => `${method}${keys.has(keyId) ? "" : `, sealed with the key ${keyId}, not here`}`,
      (error: unknown) => becauseWords(keptTrouble(error)).means,
    )
    console.log(`${place}  ${size(bytes)}  ${about}`)
  }
  console.log(all.length === 0 ? `There is none in ${store.title}.` : `${all.length} in ${store.title}.`)
}

async function check(wanted: string): Promise<void> {
  await opened()
  const { store, place } = await found(wanted)
  const { at, method, id } = await headerOf(store, place)
  await readThrough(store, place)
  console.log(`${place} opens and is whole: ${method}, of ${at}, ${id}.`)
  console.log("Whether it comes back is known once it was restored: --into, or a drill.")
}

async function into(wanted: string, url: string): Promise<void> {
  const secret = process.env.NEXTAUTH_SECRET
  if (!secret)
    throw new Error("NEXTAUTH_SECRET is missing: the passwords of the runtime roles follow from it.")
  await opened()
  const { store, place } = await found(wanted)
  say(await restoreAt({ store, place, url, secret }))
  await settled(url, place, await headerOf(store, place))
}

async function replace(wanted: string): Promise<void> {
  const runs = readRuntime(dataDir())
  if (!process.env.DATABASE_URL && isAlive(runs?.pids.supervisor)) throw new Error("Stop Rounds first.")
  const database = await openDatabase()
  try {
    adoptCopyEnv(database)
    const { store, place } = await found(wanted)
    const url = database.ownerUrl
    const { before, ...restored } = await replaceDatabase({
      store,
      place,
      url,
      secret: database.secret,
      at: new Date(),
    })
    say(restored)
    console.log(`What was there is kept as the database ${before}.`)
    await settled(url, place, await headerOf(store, place))
  } finally {
    await database.close()
  }
}

async function settled(url: string, place: string, { id, at }: { id: string; at: string }): Promise<void> {
  process.env.DATABASE_URL = url
  delete process.env.DATABASE_MIGRATION_URL
  const [{ resetEnv }, { settleRestored }] = await Promise.all([import("@/lib/env"), import("./restored")])
  resetEnv()
  const { paused, store } = await settleRestored({ backupId: id, of: at, place })
  console.log(`It holds what was there on ${at}. What came later is not in it.`)
  if (store) console.error(`The store could not be looked at, which does not matter here: ${store}`)
  console.log(`Nothing goes out to patients until somebody resumes sending (${paused} clinics paused).`)
}

function say({ looked, migrated }: Restored): void {
  for (const { name, saw } of looked) console.log(`${name}: ${saw}`)
  if (migrated.length > 0) console.log(`Brought to today's schema by ${migrated.join(", ")}.`)
}

/** A store, and keys, without a database: it may be gone. */
async function opened(database?: OpenDatabase): Promise<void> {
  const secrets = resolve(dataDir(), "secrets.json")
  if (!process.env.ENCRYPTION_KEY && !process.env.BACKUP_KEY && existsSync(secrets)) {
    const { readSecrets } = await import("./secrets")
    process.env.ENCRYPTION_KEY = readSecrets(dataDir()).encryptionKey
  }
  adoptCopyEnv(database)
}

async function found(wanted: string): Promise<{ store: Store; place: string }> {
  if (existsSync(wanted) && statSync(wanted).isFile())
    return { store: folderStore(dirname(resolve(wanted))), place: basename(wanted) }
  const store = ownStore()
  const all = await store.list()
  const named = all.filter(({ place }) => place === wanted || place.includes(wanted))
  if (wanted !== "newest" && named.length > 1)
    throw new Error(`${named.length} are called so:\n${named.map(({ place }) => place).join("\n")}`)
  const one = wanted === "newest" ? all[0] : named[0]
  if (!one) throw new Error(`There is no ${wanted} in ${store.title}. What there is: npm run restore -- list`)
  return { store, place: one.place }
}

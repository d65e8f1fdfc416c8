import { existsSync, mkdirSync } from "node:fs"
import { join, resolve } from "node:path"
import { complain } from "./complain"
import { type Cluster, startCluster, stopCluster } from "./postgres"
import { readSecrets } from "./secrets"

export interface OpenDatabase {
  /** The owner's address: migrations, and the superuser when it is the embedded one. */
  ownerUrl: string
  secret: string
  embedded: Cluster | undefined
  /** Stops the embedded cluster when this call started it. */
  close(): Promise<void>
}

export const dataDir = (): string => resolve(process.env.ROUNDS_DATA_DIR || ".data")
export const clusterDir = (dir: string): string => join(dir, "postgres")

/** `.env` is read by every command; what the shell sets wins, and empty means absent. */
export function loadDotEnv(): void {
  if (!existsSync(".env")) return
  process.loadEnvFile(".env")
  for (const [name, value] of Object.entries(process.env)) if (value === "") delete process.env[name]
}

/**
 * The database of DATABASE_URL, or the embedded one of the data directory, started or adopted. An external one needs its
 * NEXTAUTH_SECRET said, unless it is the demo's: then the data directory's own will do.
 */
export async function openDatabase(purpose?: "demo"): Promise<OpenDatabase> {
  loadDotEnv()
  const external = process.env.DATABASE_MIGRATION_URL || process.env.DATABASE_URL
  const dir = dataDir()
  if (external) {
    const secret =
      process.env.NEXTAUTH_SECRET || (purpose === "demo" ? readSecrets(dir).nextauthSecret : undefined)
    if (!secret)
      throw new Error("NEXTAUTH_SECRET is missing: the passwords of the runtime roles follow from it.")
    return { ownerUrl: external, secret, embedded: undefined, close: async () => {} }
  }
  const embedded = await startEmbedded(dir)
  return {
    ownerUrl: embedded.url,
    secret: readSecrets(dir).nextauthSecret,
    embedded,
    close: () => (embedded.adopted ? Promise.resolve() : stopCluster(clusterDir(dir))),
  }
}

export function startEmbedded(
  dir: string,
  again: { port?: number; onPid?(pid: number): void } = {},
): Promise<Cluster> {
  mkdirSync(join(dir, "logs"), { recursive: true })
  const password = readSecrets(dir).postgresPassword
  return startCluster({
    dataDir: clusterDir(dir),
    password,
    logFile: join(dir, "logs", "postgres.log"),
    ...again,
  })
}

/** A command's whole life: opens the database, works, closes; a failure is said in one sentence and ends in exit code 1. */
export async function withDatabase(
  work: (database: OpenDatabase) => Promise<void>,
  purpose?: "demo",
): Promise<void> {
  try {
    const database = await openDatabase(purpose)
    try {
      await work(database)
    } finally {
      await database.close()
    }
  } catch (error) {
    complain(error)
  }
}

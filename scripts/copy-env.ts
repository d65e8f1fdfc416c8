import { resetEnv } from "@/lib/env"
import { dataDir, type OpenDatabase } from "./database"
import { adoptEnv, embeddedEnv } from "./settings"

/** What copies need of the environment: keys, the store, and the database where there is one. */
export function adoptCopyEnv(database?: OpenDatabase): void {
  const { embedded } = database ?? {}
  adoptEnv({
    NEXTAUTH_URL: "http://localhost",
    LOG_LEVEL: "error",
    // With a key of their own, copies need no other.
    ...(process.env.BACKUP_KEY ? { ENCRYPTION_KEY: "0".repeat(64) } : {}),
    ...process.env,
    DATABASE_URL: process.env.DATABASE_URL || database?.ownerUrl || "postgresql://nowhere.invalid/none",
    NEXTAUTH_SECRET: database?.secret || process.env.NEXTAUTH_SECRET || "0".repeat(32),
    ...(embedded ? embeddedEnv(dataDir(), embedded.url) : {}),
    ROUNDS_DATA_DIR: dataDir(),
  })
  resetEnv()
}

export const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(name)
  return at < 0 ? undefined : process.argv[at + 1]
}

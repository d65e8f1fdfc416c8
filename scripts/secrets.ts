import { randomBytes } from "node:crypto"
import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"

export interface Secrets {
  postgresPassword: string
  nextauthSecret: string
  encryptionKey: string
}

/**
 * The secrets of this data directory's own database, kept beside it and readable by its owner only. Made once, from the
 * environment where that has them; after that they do not change, because what is sealed with them must open again.
 */
export function readSecrets(dataDir: string): Secrets {
  const path = join(dataDir, "secrets.json")
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Secrets
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT")
      throw new Error(`${path} cannot be read: ${String(error)}`)
  }
  const made: Secrets = {
    postgresPassword: randomBytes(24).toString("hex"),
    nextauthSecret: process.env.NEXTAUTH_SECRET || randomBytes(32).toString("hex"),
    encryptionKey: process.env.ENCRYPTION_KEY || randomBytes(32).toString("hex"),
  }
  mkdirSync(dataDir, { recursive: true })
  writeFileSync(path, JSON.stringify(made, null, 2), { mode: 0o600 })
  return made
}

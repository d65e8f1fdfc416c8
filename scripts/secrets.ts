import { randomBytes } from "node:crypto"
import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"

export interface Secrets {
  postgresPassword: string
  nextauthSecret: string
  encryptionKey: string
}

/** This data directory's own secrets, made once; readable by its owner only. */
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
    nextauthSecret: randomBytes(32).toString("hex"),
    encryptionKey: randomBytes(32).toString("hex"),
  }
  mkdirSync(dataDir, { recursive: true })
  writeFileSync(path, JSON.stringify(made, null, 2), { mode: 0o600 })
  return made
}

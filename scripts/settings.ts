import { existsSync, readFileSync } from "node:fs"
import { readSecrets } from "./secrets"

/** Environment variables; `NodeJS.ProcessEnv` would also ask for NODE_ENV. */
export type Vars = Record<string, string | undefined>

export const portSetting = (): number => {
  const port = Number(process.env.PORT || 3000)
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new Error("PORT: must be a number from 1 to 65535")
  }
  return port
}

type LocalEnv = Vars & { NEXTAUTH_URL: string; NEXTAUTH_SECRET: string }

/** What demo and dev give their children where nobody set it. With `embeddedUrl` the data directory's secrets hold. */
export function demoEnv(dir: string, embeddedUrl: string | undefined, mode: string): LocalEnv {
  const port = portSetting()
  const inherited: Vars = { ...buildFacts(), ...process.env }
  const secrets = readSecrets(dir)
  return {
    ...inherited,
    ENCRYPTION_KEY: process.env.ENCRYPTION_KEY || secrets.encryptionKey,
    NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET || secrets.nextauthSecret,
    ...(embeddedUrl ? embeddedEnv(dir, embeddedUrl) : {}),
    NODE_ENV: mode,
    PORT: String(port),
    NEXTAUTH_URL: publicUrl(port),
    ROUNDS_CLOCK: fixedClock(process.env.ROUNDS_CLOCK),
    ROUNDS_DATA_DIR: dir,
    ROUNDS_DEMO: "1",
    // Somebody looks on: a deployment's waits are a tenth of what they are elsewhere. Only a database on loopback takes it.
    ...(embeddedUrl && { ROUNDS_DEPLOY_PACE: process.env.ROUNDS_DEPLOY_PACE || "0.1" }),
    NEXT_TELEMETRY_DISABLED: "1",
  }
}

/** The embedded database goes with the secrets kept beside it. */
export function embeddedEnv(dir: string, url: string) {
  const { nextauthSecret, encryptionKey } = readSecrets(dir)
  return {
    DATABASE_URL: url,
    DATABASE_MIGRATION_URL: "",
    NEXTAUTH_SECRET: nextauthSecret,
    ENCRYPTION_KEY: encryptionKey,
  }
}

/** In demo the address follows the port; only one that is not this machine's is taken as given. */
function publicUrl(port: number): string {
  const given = process.env.NEXTAUTH_URL
  const local = `http://localhost:${port}`
  if (!given) return local
  try {
    return ["localhost", "127.0.0.1", "[::1]"].includes(new URL(given).hostname) ? local : given
  } catch {
    return given
  }
}

/** An instant becomes a distance once, here: children that start later, or again, must not fall behind. */
export function fixedClock(setting: string | undefined): string | undefined {
  if (!setting || /^[+-]\d+$/.test(setting) || Number.isNaN(Date.parse(setting))) return setting
  const seconds = Math.round((Date.parse(setting) - Date.now()) / 1000)
  return `${seconds < 0 ? "-" : "+"}${Math.abs(seconds)}`
}

/** GIT_SHA and BUILD_TIME as the build found them. */
export function buildFacts(): Vars {
  const path = "dist/build.json"
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Vars) : {}
}

/** Makes `vars` this process's own; what is undefined is unset. */
export function adoptEnv(vars: Vars): void {
  for (const [name, value] of Object.entries(vars)) {
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
  }
}

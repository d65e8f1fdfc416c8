import { existsSync, readFileSync } from "node:fs"
import { readSecrets } from "./secrets"

export const portSetting = (): number => {
  const port = Number(process.env.PORT || 3000)
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new Error("PORT: must be a number from 1 to 65535")
  return port
}

/** Environment variables; `NodeJS.ProcessEnv` would also ask for NODE_ENV. */
export type Vars = Record<string, string | undefined>

type LocalEnv = Vars & { NEXTAUTH_URL: string; NEXTAUTH_SECRET: string }

/** What a child needs where nobody set it: this data directory's own secrets and the address on this machine. */
export function localEnv(dir: string, databaseUrl: string, mode: string): LocalEnv {
  const secrets = readSecrets(dir)
  const port = portSetting()
  const inherited: Vars = { ...buildFacts(), ...process.env }
  return {
    ...inherited,
    NODE_ENV: mode,
    PORT: String(port),
    DATABASE_URL: databaseUrl,
    NEXTAUTH_URL: publicUrl(port),
    NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET || secrets.nextauthSecret,
    ENCRYPTION_KEY: process.env.ENCRYPTION_KEY || secrets.encryptionKey,
    ROUNDS_DATA_DIR: dir,
    NEXT_TELEMETRY_DISABLED: "1",
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

/** GIT_SHA and BUILD_TIME as the build found them. */
export function buildFacts(): Vars {
  const path = "dist/build.json"
  return existsSync(path)
    ? (JSON.parse(readFileSync(path, "utf8")) as NodeJS.ProcessEnv)
    : ({} as NodeJS.ProcessEnv)
}

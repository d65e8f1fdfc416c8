// node scripts/run.mjs <file.ts> [arguments]: installs what is missing, then runs the file.
import { spawn } from "node:child_process"
import { existsSync } from "node:fs"
import { basename, join } from "node:path"
import { ensureClient, ensureInstalled, ROOT, TSX } from "./install.mjs"
import { whenParentDies } from "./parent.mjs"

const [file, ...args] = process.argv.slice(2)
if (!file) {
  console.error("Usage: node scripts/run.mjs <file.ts> [arguments]")
  process.exit(2)
}

ensureInstalled()
ensureClient()

// Production runs what `npm run build` bundled; the rest runs from source.
const name = basename(file, ".ts")
if (["start", "worker"].includes(name)) {
  const bundle = join(ROOT, "dist", `${name}.js`)
  if (!existsSync(bundle)) {
    console.error("There is no build yet. Run: npm run build")
    process.exit(1)
  }
  await import(bundle)
} else {
  const child = spawn(process.execPath, [...TSX, file, ...args], { stdio: "inherit" })
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal))
  whenParentDies(() => child.kill("SIGTERM"))
  child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}

// npm run check: format, lint, types and pure tests, side by side; no database, under half a minute.
import { spawn } from "node:child_process"
import { ensureClient, ensureInstalled } from "./install.mjs"
import { ensureRouteTypes } from "./setup.mjs"

ensureInstalled()
ensureClient()
ensureRouteTypes()

const gates = {
  "format and lint": ["node_modules/@biomejs/biome/bin/biome", "check", "."],
  types: ["node_modules/typescript/bin/tsc", "--noEmit"],
  "pure tests": ["node_modules/vitest/vitest.mjs", "run", "--project", "pure", "--reporter", "dot"],
}

const results = await Promise.all(Object.entries(gates).map(([name, args]) => gate(name, args)))
const failed = results.filter((passed) => !passed).length
console.log(`${results.length - failed} passed, ${failed} failed`)
process.exit(failed ? 1 : 0)

function gate(name, args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] })
    let output = ""
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        output += chunk
      })
    }
    child.on("close", (code) => {
      console.log(`${code === 0 ? "ok    " : "FAILED"} ${name}`)
      if (code !== 0) console.log(output.trimEnd())
      resolve(code === 0)
    })
  })
}

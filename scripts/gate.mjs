import { spawn } from "node:child_process"

/** Runs one check to its end; its output is shown when it fails, or as it comes with `loud`. */
export function gate(name, args, { loud = false, env = {} } = {}) {
  return new Promise((resolve) => {
    const from = performance.now()
    const child = spawn(process.execPath, args, {
      env: { ...process.env, ...env },
      stdio: loud ? "inherit" : ["ignore", "pipe", "pipe"],
    })
    let output = ""
    for (const stream of loud ? [] : [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        output += chunk
      })
    }
    child.on("error", (error) => {
      output += error.message
      resolve(false)
    })
    child.on("close", (code) => {
      const seconds = ((performance.now() - from) / 1000).toFixed(1)
      console.log(`${code === 0 ? "ok    " : "FAILED"} ${name} (${seconds} s)`)
      if (code !== 0 && output) console.log(output.trimEnd())
      resolve(code === 0)
    })
  })
}

export const GATES = {
  lint: ["format and lint", ["node_modules/@biomejs/biome/bin/biome", "check", "."]],
  types: ["types", ["node_modules/typescript/bin/tsc", "--noEmit"]],
  pure: ["pure tests", ["node_modules/vitest/vitest.mjs", "run", "--project", "pure", "--reporter", "dot"]],
}

import { spawn } from "node:child_process"
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, expect, it } from "vitest"
import { letGo, takeOver } from "./runtime"

const dir = mkdtempSync(join(tmpdir(), "rounds-lock-"))
const lock = join(dir, "supervisor.json")
afterEach(() => letGo(dir))

/** A supervisor that says what became of it, and lives until its input ends. */
const CONTENDER = `
  import { existsSync } from "node:fs"
  import { takeOver } from ${JSON.stringify(join(process.cwd(), "scripts/runtime.ts"))}
  process.stdout.write("here ")
  while (!existsSync(${JSON.stringify(join(dir, "go"))})) {}
  await takeOver(${JSON.stringify(dir)}).then(() => console.log("got"), () => console.log("refused"))
  process.stdin.resume()`

function contender() {
  const args = ["--import", "tsx", "--input-type=module", "-e", CONTENDER]
  const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] })
  const said = (word: RegExp) =>
    new Promise<string>((resolve) => {
      let text = ""
      child.stdout.on("data", (chunk) => {
        text += chunk
        if (word.test(text)) resolve(text)
      })
    })
  return { here: said(/here/), outcome: said(/got|refused/), leave: () => child.stdin.end() }
}

it("lets one of several that start at once supervise, after one that was killed", async () => {
  writeFileSync(lock, JSON.stringify({ pid: 999_999_999, started: "long ago" }))
  const all = Array.from({ length: 4 }, contender)
  await Promise.all(all.map((one) => one.here))
  writeFileSync(join(dir, "go"), "")
  const outcomes = await Promise.all(all.map((one) => one.outcome))
  await expect(takeOver(dir)).rejects.toThrow(/already runs/)
  for (const one of all) one.leave()
  expect(outcomes.filter((text) => text.includes("got"))).toHaveLength(1)
  rmSync(join(dir, "go"))
}, 30_000)

it("takes its own lock again, and leaves nothing else", async () => {
  await takeOver(dir)
  await takeOver(dir)
  expect(JSON.parse(readFileSync(lock, "utf8")).pid).toBe(process.pid)
  expect(readdirSync(dir)).toEqual(["supervisor.json"])
  letGo(dir)
  expect(existsSync(lock)).toBe(false)
})

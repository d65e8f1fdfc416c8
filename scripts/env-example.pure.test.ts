import { readFileSync } from "node:fs"
import { expect, test } from "vitest"

const named = new Set(
  readFileSync(".env.example", "utf8")
    .split("\n")
    .filter((line) => line && !line.startsWith("#"))
    .map((line) => line.slice(0, line.indexOf("="))),
)

/** Set by us, never by a person; or for tests only. */
const INTERNAL = [
  "NODE_ENV",
  "ROUNDS_ENVIRONMENT",
  "ROUNDS_FAILPOINT",
  "ROUNDS_BENCH",
  "ROUNDS_DEMO_HOST_PORT",
  "ROUNDS_DEPLOY_PACE",
  "WEBHOOK_RATE_PER_SECOND",
]

test(".env.example names every variable that lib/env.ts reads", () => {
  const schema = readFileSync("lib/env.ts", "utf8")
  const read = [...schema.matchAll(/^ {4}([A-Z][A-Z0-9_]+):/gm)].map((match) => match[1] as string)
  expect(read.length).toBeGreaterThan(10)
  expect(read.filter((name) => !named.has(name) && !INTERNAL.includes(name))).toEqual([])
})

test("every variable has a line above it that says what it is for", () => {
  const lines = readFileSync(".env.example", "utf8").split("\n")
  const bare = lines.filter((line, index) => /^[A-Z]/.test(line) && !lines[index - 1]?.startsWith("# "))
  expect(bare).toEqual([])
})

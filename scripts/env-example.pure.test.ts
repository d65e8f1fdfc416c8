import { readdirSync, readFileSync } from "node:fs"
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

/** Read by OpenTelemetry's own exporter. */
const BY_LIBRARY = ["OTEL_EXPORTER_OTLP_HEADERS"]
/** Promised by the contract, for payments and calls, which are to come. */
const TO_COME = ["STRIPE_WEBHOOK_SECRET", "STRIPE_API_URL", "RAZORPAY_API_URL", "VAPI_API_URL"]

test(".env.example promises nothing that nobody reads, and nothing twice", () => {
  const lines: string[] = readFileSync(".env.example", "utf8").match(/^[A-Z][A-Z0-9_]*(?==)/gm) ?? []
  expect(lines.filter((name, place) => lines.indexOf(name) !== place)).toEqual([])
  const files = [
    ...["lib", "inngest", "scripts"].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" })
        .filter((file) => /\.(ts|mjs)$/.test(file) && !/\.test\.ts$|^(generated|testing)\//.test(file))
        .map((file) => `${folder}/${file}`),
    ),
    "Dockerfile",
    "compose.yaml",
  ]
  const code = files.map((file) => readFileSync(file, "utf8")).join("\n")
  const read = (name: string) => new RegExp(`\\b${name}\\b`).test(code)
  expect(lines.filter((name) => !read(name) && ![...BY_LIBRARY, ...TO_COME].includes(name))).toEqual([])
})

test("every variable has a line above it that says what it is for", () => {
  const lines = readFileSync(".env.example", "utf8").split("\n")
  const bare = lines.filter((line, index) => /^[A-Z]/.test(line) && !lines[index - 1]?.startsWith("# "))
  expect(bare).toEqual([])
})

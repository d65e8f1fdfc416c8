// npm test: format, lint, types, build, unit and integration tests, browser tests. The last line is the sum of all.
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { GATES, gate } from "./gate.mjs"
import { ensureClient, ensureInstalled, TSX } from "./install.mjs"
import { ensureRouteTypes, withSetupLock } from "./setup.mjs"
import { buildIsStale } from "./stamp.mjs"

const full = process.argv.includes("--full")
// The shell's own settings for a running Rounds are not the tests'.
for (const name of [
  "NODE_ENV",
  "DATABASE_URL",
  "DATABASE_MIGRATION_URL",
  "PORT",
  "HOST",
  "ROUNDS_DATA_DIR",
  "ROUNDS_CLOCK",
]) {
  delete process.env[name]
}

await withSetupLock(async () => {
  ensureInstalled()
  ensureClient()
  ensureRouteTypes()
})

const reports = mkdtempSync(join(tmpdir(), "rounds-reports-"))
const sum = { passed: 0, failed: 0 }
const count = (passed, failed) => {
  sum.passed += passed
  sum.failed += failed
}
const env = full ? { ROUNDS_FULL: "1" } : {}

const gates = await Promise.all([GATES.lint, GATES.types].map(([name, args]) => gate(name, args)))
await withSetupLock(async () => {
  gates.push(buildIsStale() ? await gate("production build", [...TSX, "scripts/build.ts"]) : true)
})
for (const passed of gates) count(Number(passed), Number(!passed))

await suite("unit and integration tests", "vitest.json", (report) => [
  [
    "node_modules/vitest/vitest.mjs",
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ],
  ({ numPassedTests, numFailedTests, numFailedTestSuites, success }) => {
    // A file that does not load holds no test that could fail.
    const failures = numFailedTests || (success ? 0 : Math.max(1, numFailedTestSuites))
    return [numPassedTests, failures]
  },
])
// Kills and restarts come last and one at a time: beside them a browser would wait for the processor.
for (const [name, project, workers] of [
  ["browser tests", "console", "2"],
  ["fault tests", "faults", "1"],
]) {
  await suite(name, `${project}.json`, (report) => [
    [
      "node_modules/@playwright/test/cli.js",
      "test",
      "--config=e2e/playwright.config.ts",
      `--project=${project}`,
      `--workers=${workers}`,
    ],
    ({ stats, errors }) => [stats.expected, stats.unexpected + stats.flaky + errors.length],
    { ROUNDS_E2E_REPORT: report },
  ])
}

rmSync(reports, { recursive: true, force: true })
console.log(`${sum.passed} passed, ${sum.failed} failed`)
process.exit(sum.failed ? 1 : 0)

async function suite(name, file, describe) {
  mkdirSync(reports, { recursive: true })
  const report = join(reports, file)
  const [args, read, more = {}] = describe(report)
  const passed = await gate(name, args, { loud: true, env: { ...env, ...more } })
  try {
    const [good, bad] = read(JSON.parse(readFileSync(report, "utf8")))
    count(good, bad || Number(!passed))
  } catch {
    console.log(`${name}: no report was written.`)
    count(0, 1)
  }
}

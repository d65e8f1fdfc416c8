import { defineConfig } from "@playwright/test"
import { chromium } from "./chromium"

const { executablePath, env } = chromium()

/** What kills, stops and starts stacks of its own. */
const FAULTS = [
  "**/crash.spec.ts",
  "**/lifecycle.spec.ts",
  "**/first-person.spec.ts",
  "**/rerun-messages.spec.ts",
  "**/withdrawal.spec.ts",
  "**/fake-model.spec.ts",
  "**/*.full.spec.ts",
]

export default defineConfig({
  testDir: ".",
  testIgnore: process.env.ROUNDS_FULL ? [] : ["**/*.full.spec.ts"],
  globalSetup: "./global-setup.ts",
  outputDir: "../test-results",
  workers: 2,
  fullyParallel: true,
  projects: [
    { name: "console", testIgnore: FAULTS },
    { name: "faults", testMatch: FAULTS },
  ],
  forbidOnly: Boolean(process.env.CI),
  // Nothing here is a matter of speed: a busy machine may take its time.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: process.env.ROUNDS_E2E_REPORT
    ? [["list"], ["json", { outputFile: process.env.ROUNDS_E2E_REPORT }]]
    : [["list"]],
  use: {
    baseURL: process.env.ROUNDS_E2E_URL,
    locale: "en-GB",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath,
      env: { ...(process.env as Record<string, string>), ...env },
      // Its sandbox needs rights that root in a container lacks; the rest keeps it from calling anywhere.
      args: [
        "--no-sandbox",
        "--disable-background-networking",
        "--disable-component-update",
        "--no-pings",
        "--disable-sync",
      ],
    },
  },
})

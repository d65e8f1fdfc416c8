import { afterAll, beforeAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { testDatabase } from "@/lib/testing/db"
import { emitRaw, ended, testClient, testEngine } from "@/lib/testing/engine"
import type { Engine } from "./engine"

await testDatabase()
afterAll(closeDb)

const lab = testClient()
const { client } = lab
const on = (event: string) => ({ triggers: [{ event }], retries: 3 as const })
const functions = [
  client.createFunction({ id: "signals", ...on("signals") }, async ({ step }) =>
    step.waitForSignal("hear", { signal: "s", timeout: "1h", onConflict: "fail" }),
  ),
  client.createFunction({ id: "fetches", ...on("fetches") }, async ({ step }) => {
    const response = await step.fetch("http://127.0.0.1:1/")
    return response.status
  }),
  client.createFunction({ id: "listens-to-all", ...on("listens-to-all") }, async ({ step }) =>
    step.waitForEvent("hear", { event: "lead/*", timeout: "1h" }),
  ),
  client.createFunction({ id: "misspells", ...on("misspells") }, async ({ step }) =>
    step.waitForEvent("hear", { event: "said", timeout: "1h", if: "async.data.x ===" }),
  ),
]

let engine: Engine
beforeAll(async () => {
  engine = await testEngine(lab, functions)
})
afterAll(() => engine.stop())

it.each([
  ["signals", "waitForSignal"],
  ["fetches", "step.fetch"],
  ["listens-to-all", 'the event "lead/*"'],
  ["misspells", "the expression async.data.x ==="],
])("a run that %s fails at once, by name", async (event, named) => {
  const [run] = await ended(await emitRaw(event))
  expect(run).toMatchObject({ status: "failed", error: { name: "UnsupportedByEngine" } })
  expect(run?.error?.message).toContain(named)
})

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
const target = client.createFunction({ id: "target", ...on("none") }, async () => 1)
const functions = [
  target,
  client.createFunction({ id: "waits", ...on("waits") }, async ({ step }) =>
    step.waitForEvent("hear", { event: "said", timeout: "1h" }),
  ),
  client.createFunction({ id: "invokes", ...on("invokes") }, async ({ step }) =>
    step.invoke("call", { function: target, data: {} }),
  ),
  client.createFunction({ id: "signals", ...on("signals") }, async ({ step }) =>
    step.waitForSignal("hear", { signal: "s", timeout: "1h", onConflict: "fail" }),
  ),
  client.createFunction({ id: "races", ...on("races") }, async ({ step, group }) =>
    group.parallel({ mode: "race" }, () => Promise.race([step.run("a", () => 1), step.run("b", () => 2)])),
  ),
  client.createFunction({ id: "fetches", ...on("fetches") }, async ({ step }) => {
    const response = await step.fetch("http://127.0.0.1:1/")
    return response.status
  }),
]

let engine: Engine
beforeAll(async () => {
  engine = await testEngine(lab, functions)
})
afterAll(() => engine.stop())

it.each([
  ["waits", "waitForEvent"],
  ["invokes", "invoke"],
  ["signals", "waitForSignal"],
  ["races", "mode race"],
  ["fetches", "step.fetch"],
])("a run that %s fails at once, by name", async (event, named) => {
  const [run] = await ended(await emitRaw(event))
  expect(run).toMatchObject({ status: "failed", error: { name: "UnsupportedByEngine" } })
  expect(run?.error?.message).toContain(named)
})

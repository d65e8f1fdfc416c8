import { cron } from "inngest"
import { afterAll, describe, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { testDatabase } from "@/lib/testing/db"
import { testClient, testEngine } from "@/lib/testing/engine"
import { createCaller } from "./handler"
import { readRegistry, UnsupportedOptionError } from "./registry"

await testDatabase()
afterAll(closeDb)

const on = { triggers: [{ event: "go" }] }
const handler = async () => {}
type Options = Parameters<ReturnType<typeof testClient>["client"]["createFunction"]>[0]

describe("at start, refused by name", () => {
  const options: Record<string, Partial<Options>> = {
    cancelOn: { cancelOn: [{ event: "stop" }] },
    concurrency: { concurrency: 5 },
    rateLimit: { rateLimit: { limit: 1, period: "1m" } },
    throttle: { throttle: { limit: 1, period: "1m" } },
    debounce: { debounce: { period: "10s" } },
    batchEvents: { batchEvents: { maxSize: 10, timeout: "5s" } },
    priority: { priority: { run: "1" } },
    singleton: { singleton: { mode: "skip" } },
    timeouts: { timeouts: { finish: "1m" } },
  }
  for (const [name, option] of Object.entries(options)) {
    it(name, async () => {
      const lab = testClient()
      const fn = lab.client.createFunction({ id: "greedy", ...on, ...option } as Options, handler)
      const starting = testEngine(lab, [fn])
      await expect(starting).rejects.toThrow(UnsupportedOptionError)
      await expect(starting).rejects.toThrow(`greedy: option ${name}`)
    })
  }

  it.each([
    ["a wildcard", { triggers: [{ event: "lead/*" }] }, "wildcard in the trigger lead/*"],
    [
      "an expression that is not CEL",
      { triggers: [{ event: "go", if: "event.data ===" }] },
      "the expression",
    ],
    ["a schedule that is none", { triggers: [cron("61 * * * *")] }, "the schedule 61 * * * *"],
    ["jitter", { triggers: [{ cron: "0 * * * *", jitter: "5m" }] }, "jitter"],
    ["an idempotency that is not CEL", { ...on, idempotency: "((" }, "the idempotency"],
  ])("%s", async (_, option, sentence) => {
    const lab = testClient()
    const fn = lab.client.createFunction({ id: "odd", ...option } as Options, handler)
    await expect(testEngine(lab, [fn])).rejects.toThrow(sentence)
  })

  it("all that is wrong at once", async () => {
    const lab = testClient()
    const functions = [
      lab.client.createFunction({ id: "one", ...on, concurrency: 1, debounce: { period: "1s" } }, handler),
      lab.client.createFunction({ id: "two", ...on, priority: { run: "1" } }, handler),
    ]
    await expect(testEngine(lab, functions)).rejects.toMatchObject({
      refusals: ["one: option concurrency", "one: option debounce", "two: option priority"],
    })
  })
})

it("reads triggers, attempts, schedules and failure handlers", async () => {
  const { client } = testClient("app")
  const functions = [
    client.createFunction(
      {
        id: "whole",
        retries: 3,
        idempotency: "event.data.id",
        triggers: [{ event: "go", if: "event.data.n > 1" }, cron("TZ=Europe/Bucharest 0 9 * * *")],
        onFailure: handler,
      },
      handler,
    ),
    client.createFunction({ id: "bare", ...on }, handler),
  ]
  const { functions: registered } = await createCaller(client, functions).register()
  expect([...readRegistry("app", registered).values()]).toMatchObject([
    {
      id: "whole",
      wireId: "app-whole",
      triggers: [{ event: "go", expression: "event.data.n > 1" }],
      schedules: ["TZ=Europe/Bucharest 0 9 * * *"],
      maxAttempts: 4,
      idempotency: "event.data.id",
    },
    { id: "whole-failure", failureOf: "whole", maxAttempts: 2 },
    { id: "bare", maxAttempts: 5 },
  ])
})

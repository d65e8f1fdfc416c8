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
    throttle: { throttle: { limit: 1, period: "1m" } },
    batchEvents: { batchEvents: { maxSize: 10, timeout: "5s" } },
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
    [
      "two keys of concurrency",
      {
        ...on,
        concurrency: [
          { limit: 1, key: "event.data.a" },
          { limit: 2, key: "event.data.b" },
        ],
      },
      "option concurrency with two keys",
    ],
    [
      "concurrency over the environment",
      { ...on, concurrency: { limit: 1, scope: "env", key: '"a"' } },
      "option concurrency with scope env",
    ],
    [
      "concurrency over the account",
      { ...on, concurrency: [{ limit: 1, scope: "account", key: '"a"' }] },
      "option concurrency with scope account",
    ],
    ["a concurrency of none", { ...on, concurrency: 0 }, "the limit 0 of concurrency"],
    ["half a call", { ...on, concurrency: { limit: 1.5 } }, "the limit 1.5 of concurrency"],
    [
      "a concurrency key that is not CEL",
      { ...on, concurrency: { limit: 1, key: "((" } },
      "key of concurrency ((",
    ],
    ["a rate of none", { ...on, rateLimit: { limit: 0, period: "1m" } }, "the limit 0 of rateLimit"],
    [
      "a rate without a length",
      { ...on, rateLimit: { limit: 1, period: "soon" } },
      "the period of rateLimit soon",
    ],
    ["a rate of two days", { ...on, rateLimit: { limit: 1, period: "48h" } }, "the period of rateLimit 48h"],
    [
      "a rate key that is not CEL",
      { ...on, rateLimit: { limit: 1, period: "1m", key: "((" } },
      "key of rateLimit",
    ],
    ["a debounce without a length", { ...on, debounce: { period: "" } }, "the period of debounce"],
    ["a debounce below a second", { ...on, debounce: { period: "100ms" } }, "the period of debounce 100ms"],
    ["a debounce key that is not CEL", { ...on, debounce: { period: "1m", key: "((" } }, "key of debounce"],
    [
      "a debounce bound that is none",
      { ...on, debounce: { period: "1m", timeout: "ever" } },
      "the timeout of debounce",
    ],
    ["a singleton of another mode", { ...on, singleton: { mode: "queue" } }, "the mode queue of singleton"],
    [
      "a singleton key that is not CEL",
      { ...on, singleton: { mode: "skip", key: "((" } },
      "key of singleton",
    ],
    [
      "a priority that is not CEL",
      { ...on, priority: { run: "event.data ===" } },
      "the priority event.data ===",
    ],
    [
      "a time limit that is no length",
      { ...on, timeouts: { finish: "tomorrow" } },
      "the finish tomorrow of timeouts",
    ],
    ["a start limit below a second", { ...on, timeouts: { start: "0s" } }, "the start 0s of timeouts"],
    [
      "a cancelOn that is not CEL",
      { ...on, cancelOn: [{ event: "stop", if: "((" }] },
      "of cancelOn cannot be read",
    ],
    [
      "a wildcard to be cancelled by",
      { ...on, cancelOn: [{ event: "stop/*" }] },
      "a wildcard in cancelOn stop/*",
    ],
  ])("%s", async (_, option, sentence) => {
    const lab = testClient()
    const fn = lab.client.createFunction({ id: "odd", ...option } as Options, handler)
    const starting = testEngine(lab, [fn])
    await expect(starting).rejects.toThrow(UnsupportedOptionError)
    await expect(starting).rejects.toThrow(sentence)
  })

  it("all that is wrong at once", async () => {
    const lab = testClient()
    const functions = [
      lab.client.createFunction(
        { id: "one", ...on, concurrency: 0, throttle: { limit: 1, period: "1m" } },
        handler,
      ),
      lab.client.createFunction({ id: "two", ...on, priority: { run: "((" } }, handler),
    ]
    await expect(testEngine(lab, functions)).rejects.toMatchObject({
      refusals: [
        "one: option throttle",
        "one: the limit 0 of concurrency is no whole number from 1",
        "two: the priority (( cannot be read",
      ],
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

it("reads what a function may ask for of flow, cancelling and time", async () => {
  const { client } = testClient("app")
  const fn = client.createFunction(
    {
      id: "full",
      ...on,
      concurrency: [{ limit: 3, key: "event.data.who" }],
      rateLimit: { limit: 5, period: "1h" },
      debounce: { period: "10s", key: "event.data.who", timeout: "2m" },
      singleton: { mode: "cancel", key: "event.data.who" },
      priority: { run: "event.data.urgent ? 120 : 0" },
      timeouts: { start: "5m", finish: "1h30m" },
      cancelOn: [
        { event: "stop", match: "data.who" },
        { event: "halt", timeout: "1h" },
      ],
    } as Options,
    handler,
  )
  const { functions: registered } = await createCaller(client, [fn]).register()
  expect([...readRegistry("app", registered).values()]).toMatchObject([
    {
      cancelOn: [
        { event: "stop", expression: "event.data.who == async.data.who" },
        { event: "halt", timeout: "1h" },
      ],
      timeouts: { start: "5m", finish: "1h30m" },
      flow: {
        concurrency: { limit: 3, key: "event.data.who" },
        rateLimit: { limit: 5, period: "1h" },
        debounce: { period: "10s", key: "event.data.who", timeout: "2m" },
        singleton: { mode: "cancel", key: "event.data.who" },
        priority: "event.data.urgent ? 120 : 0",
      },
    },
  ])
})

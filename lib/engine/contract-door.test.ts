import { createHmac } from "node:crypto"
import { cron, Inngest } from "inngest"
import { serve } from "inngest/edge"
import { beforeAll, describe, expect, it } from "vitest"
import { contractCaller, contractClient } from "@/lib/testing/contract"
import type { RegisteredFunction } from "./handler"

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
const KEY = "a1b2c3d4"

/** A public route of a client in cloud mode. */
function route(signingKey: string | undefined) {
  const client = new Inngest({ id: "door", isDev: false, signingKey, eventKey: "e", logger: silent })
  const fn = client.createFunction({ id: "one", retries: 0, triggers: [{ event: "go" }] }, async () => "ran")
  return serve({ client, functions: [fn] })
}

const event = { data: {}, id: "E", name: "go", ts: 1 }
// Its keys in order: what is signed is the canonical form.
const body = JSON.stringify({
  ctx: {
    attempt: 0,
    disable_immediate_execution: false,
    run_id: "R",
    stack: { current: 0, stack: [] },
    use_api: false,
  },
  event,
  events: [event],
  steps: {},
  version: 2,
})

const seconds = () => Math.floor(Date.now() / 1_000)
const signature = (key: string, t = seconds()) =>
  `t=${t}&s=${createHmac("sha256", key).update(`${body}${t}`).digest("hex")}`

async function post(handler: ReturnType<typeof route>, sign?: string) {
  const headers = { host: "door.invalid", "content-type": "application/json" }
  const response = await handler(
    new Request("https://door.invalid/api/inngest?fnId=door-one&stepId=step", {
      method: "POST",
      headers: sign ? { ...headers, "x-inngest-signature": sign } : headers,
      body,
    }),
  )
  return { status: response.status, body: (await response.json()) as unknown }
}

describe("the public route in cloud mode", () => {
  const handler = route(`signkey-prod-${KEY}`)

  it("runs what is signed with the key, without its prefix", async () => {
    expect(await post(handler, signature(KEY))).toEqual({ status: 200, body: "ran" })
  })

  it("401 unsigned, with another key, or too long ago", async () => {
    expect((await post(handler)).status).toBe(401)
    expect((await post(handler, signature("ffff"))).status).toBe(401)
    expect((await post(handler, signature(KEY, seconds() - 600))).status).toBe(401)
  })

  it("500 where no key is set", async () => {
    expect(await post(route(undefined), signature(KEY))).toMatchObject({ status: 500 })
  })
})

describe("the registration payload", () => {
  const { client, outgoing } = contractClient()
  const flow = { key: "event.data.k" }
  const all = client.createFunction(
    {
      id: "all",
      name: "All of it",
      retries: 3,
      triggers: [{ event: "go", if: "event.data.x == 1" }, cron("TZ=Europe/Paris 0 9 * * *")],
      concurrency: { limit: 2, ...flow },
      rateLimit: { limit: 1, period: "1m", ...flow },
      debounce: { period: "5s", timeout: "1m", ...flow },
      singleton: { mode: "skip", ...flow },
      timeouts: { start: "1m", finish: "1h" },
      priority: { run: "event.data.p" },
      idempotency: "event.data.k",
      throttle: { limit: 1, period: "1m" },
      cancelOn: [
        { event: "stop", match: "data.x", timeout: "1h" },
        { event: "halt", if: "async.data.y == 1" },
      ],
      onFailure: () => {},
    },
    async () => 1,
  )
  const bare = client.createFunction(
    { id: "bare", triggers: [{ event: "go" }], concurrency: 3 },
    async () => 1,
  )
  const foreign = client.createFunction(
    {
      id: "foreign",
      retries: 0,
      triggers: [{ event: "go" }],
      batchEvents: { maxSize: 2, timeout: "5s" },
      concurrency: [{ limit: 1 }, { limit: 2, key: "event.data.k", scope: "account" }],
    },
    async () => 1,
  )
  let registered: RegisteredFunction[]
  beforeAll(async () => {
    registered = (await contractCaller(client, [all, bare, foreign]).register()).functions
  })
  const step = (id: string, attempts?: number) => ({
    step: {
      id: "step",
      name: "step",
      runtime: { type: "http", url: `http://engine.invalid/api/inngest?fnId=${id}&stepId=step` },
      ...(attempts === undefined ? {} : { retries: { attempts } }),
    },
  })

  it("comes without any outgoing call", () => {
    expect(registered.map((one) => one.id)).toEqual([
      "contract-all",
      "contract-all-failure",
      "contract-bare",
      "contract-foreign",
    ])
    expect(outgoing).toEqual([])
  })

  it("has every option under these names", () => {
    expect(registered[0]).toEqual({
      id: "contract-all",
      name: "All of it",
      triggers: [{ event: "go", expression: "event.data.x == 1" }, { cron: "TZ=Europe/Paris 0 9 * * *" }],
      steps: step("contract-all", 3),
      idempotency: "event.data.k",
      concurrency: { limit: 2, key: "event.data.k" },
      rateLimit: { limit: 1, period: "1m", key: "event.data.k" },
      throttle: { limit: 1, period: "1m" },
      debounce: { period: "5s", key: "event.data.k", timeout: "1m" },
      singleton: { mode: "skip", key: "event.data.k" },
      timeouts: { start: "1m", finish: "1h" },
      priority: { run: "event.data.p" },
      cancel: [
        { event: "stop", timeout: "1h", if: "event.data.x == async.data.x" },
        { event: "halt", if: "async.data.y == 1" },
      ],
    })
  })

  it("has onFailure as a function of its own, with one retry", () => {
    expect(registered[1]).toEqual({
      id: "contract-all-failure",
      name: "All of it (failure)",
      triggers: [
        { event: "inngest/function.failed", expression: "event.data.function_id == 'contract-all'" },
      ],
      steps: step("contract-all-failure", 1),
    })
  })

  it("says nothing of retries where none are set, and a bare limit as a number", () => {
    expect(registered[2]).toEqual({
      id: "contract-bare",
      name: "bare",
      triggers: [{ event: "go" }],
      steps: step("contract-bare"),
      concurrency: 3,
    })
  })

  it("says what is not done here under these names", () => {
    expect(registered[3]).toMatchObject({
      batchEvents: { maxSize: 2, timeout: "5s" },
      concurrency: [{ limit: 1 }, { limit: 2, key: "event.data.k", scope: "account" }],
    })
  })
})

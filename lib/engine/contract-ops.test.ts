import { describe, expect, it } from "vitest"
import { contractCaller, contractClient, hash } from "@/lib/testing/contract"

/** What steps that end later look like on the wire, and what the engine refuses. An upgrade of the SDK breaks here first. */
const { client } = contractClient()
const soon = new Date("2030-01-01T00:00:00.000Z")
const on = { triggers: [{ event: "go" }], retries: 2 as const }

const target = client.createFunction({ id: "target", ...on }, async () => 1)
const model = {
  format: "openai-chat",
  url: "http://127.0.0.1:1/",
  options: {},
  authKey: "k",
  onCall() {},
} as never

const functions = [
  target,
  client.createFunction({ id: "wait", ...on }, async ({ step }) =>
    step.waitForEvent("hear", { event: "said", timeout: "1h" }),
  ),
  client.createFunction({ id: "match", ...on }, async ({ step }) =>
    step.waitForEvent("hear", { event: "said", timeout: "90m", match: "data.x" }),
  ),
  client.createFunction({ id: "if", ...on }, async ({ step }) =>
    step.waitForEvent("hear", { event: "said", timeout: soon, if: "async.data.x > 1" }),
  ),
  client.createFunction(
    { id: "invoke", ...on },
    async ({ step }): Promise<unknown> =>
      step.invoke("call", { function: target, data: { a: 1 }, timeout: "1h" }),
  ),
  client.createFunction(
    { id: "invoke-bare", ...on },
    async ({ step }): Promise<unknown> => step.invoke("call", { function: target }),
  ),
  client.createFunction({ id: "race", ...on }, async ({ step, group }) => {
    const first = await group.parallel({ mode: "race" }, () =>
      Promise.race([
        step.run("a", () => 1),
        step.sleep("nap", "1h"),
        step.waitForEvent("hear", { event: "said", timeout: "1h" }),
        step.invoke("call", { function: target }),
      ]),
    )
    return first ?? "nothing"
  }),
  client.createFunction({ id: "signal", ...on }, async ({ step }) =>
    step.waitForSignal("hear", { signal: "s", timeout: "1h", onConflict: "fail" }),
  ),
  client.createFunction({ id: "fetch", ...on }, async ({ step }) => {
    const response = await step.fetch("http://127.0.0.1:1/")
    return response.status
  }),
  client.createFunction({ id: "infer", ...on }, async ({ step }) =>
    step.ai.infer("think", { model, body: { messages: [] } as never }),
  ),
]
const { call } = contractCaller(client, functions)

const op = (id: string, rest: Record<string, unknown>) => ({
  id: hash(id),
  displayName: id,
  userland: { id },
  data: null,
  ...rest,
})
const planned = (body: unknown[]) => ({ status: 206, noRetry: undefined, retryAfter: undefined, body })

describe("WaitForEvent", () => {
  it("names the event, and the length as opts.timeout", async () => {
    expect(await call("wait")).toEqual(
      planned([op("hear", { op: "WaitForEvent", name: "said", opts: { timeout: "1h" } })]),
    )
  })

  it("turns match into an expression over event and async", async () => {
    expect(await call("match")).toEqual(
      planned([
        op("hear", {
          op: "WaitForEvent",
          name: "said",
          opts: { timeout: "1h30m", if: "event.data.x == async.data.x" },
        }),
      ]),
    )
  })

  it("passes an expression on, and an instant as ISO", async () => {
    expect(await call("if")).toEqual(
      planned([
        op("hear", {
          op: "WaitForEvent",
          name: "said",
          opts: { timeout: soon.toISOString(), if: "async.data.x > 1" },
        }),
      ]),
    )
  })

  it("takes the whole event, or null", async () => {
    const data = { id: "x", name: "said", data: { n: 1 }, ts: 2 }
    expect(await call("wait", { steps: { [hash("hear")]: { type: "data", data } } })).toMatchObject({
      status: 200,
      body: data,
    })
    expect(await call("wait", { steps: { [hash("hear")]: { type: "data", data: null } } })).toMatchObject({
      status: 200,
      body: null,
    })
  })
})

describe("InvokeFunction", () => {
  it("names the function as the wire does, with payload and timeout", async () => {
    expect(await call("invoke")).toEqual(
      planned([
        op("call", {
          op: "InvokeFunction",
          opts: { function_id: "contract-target", payload: { data: { a: 1 } }, timeout: "1h" },
        }),
      ]),
    )
  })

  it("without data or timeout has neither", async () => {
    expect(await call("invoke-bare")).toEqual(
      planned([op("call", { op: "InvokeFunction", opts: { function_id: "contract-target", payload: {} } })]),
    )
  })

  it("takes the result, and throws the error", async () => {
    const steps = { [hash("call")]: { type: "data", data: { z: 1 } } }
    expect(await call("invoke", { steps })).toMatchObject({ status: 200, body: { z: 1 } })
    const error = { name: "Refused", message: "gone" }
    expect(await call("invoke", { steps: { [hash("call")]: { type: "error", error } } })).toEqual({
      status: 400,
      noRetry: "true",
      retryAfter: undefined,
      body: { ...error, stack: "", __serialized: true },
    })
  })
})

describe("a race", () => {
  const opts = { parallelMode: "race" }
  const nap = op("nap", { op: "Sleep", name: "1h", opts })
  const hear = op("hear", { op: "WaitForEvent", name: "said", opts: { timeout: "1h", ...opts } })
  const invoke = op("call", {
    op: "InvokeFunction",
    opts: { function_id: "contract-target", payload: {}, ...opts },
  })

  it("marks each of its ops, whatever their kind", async () => {
    expect(await call("race")).toEqual(
      planned([op("a", { op: "StepPlanned", name: "a", opts }), nap, hear, invoke]),
    )
  })

  it("reports what is open again when one has ended", async () => {
    const steps = { [hash("a")]: { type: "data", data: 1 } }
    expect(await call("race", { steps, ctx: { disable_immediate_execution: true } })).toEqual(
      planned([nap, hear, invoke]),
    )
  })

  it("called for one of its steps when another has won, may answer with the function's end", async () => {
    const steps = { [hash("nap")]: { type: "data", data: null } }
    const answered = await call("race", { steps, ctx: { disable_immediate_execution: true } }, hash("a"))
    expect(answered).toMatchObject({ status: 200, body: "nothing" })
  })
})

describe("what only a server does arrives by these names", () => {
  it("WaitForSignal", async () => {
    expect(await call("signal")).toEqual(
      planned([
        op("hear", {
          op: "WaitForSignal",
          name: "s",
          opts: { signal: "s", timeout: "1h", conflict: "fail" },
        }),
      ]),
    )
  })

  it("Gateway, which is step.fetch", async () => {
    expect(await call("fetch")).toEqual(
      planned([
        op("step.fetch: 127.0.0.1", {
          op: "Gateway",
          opts: { url: "http://127.0.0.1:1/", method: "GET", headers: {} },
        }),
      ]),
    )
  })

  it("AIGateway, which is step.ai.infer", async () => {
    expect(await call("infer")).toEqual(
      planned([
        op("think", {
          op: "AIGateway",
          opts: {
            type: "step.ai.infer",
            url: "http://127.0.0.1:1/",
            auth_key: "k",
            format: "openai-chat",
            body: { messages: [] },
          },
        }),
      ]),
    )
  })
})

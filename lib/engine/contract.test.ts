import { NonRetriableError, RetryAfterError } from "inngest"
import { beforeEach, describe, expect, it } from "vitest"
import { contractCaller, contractClient, hash } from "@/lib/testing/contract"

/**
 * What the engine relies on of the SDK, response by response. An upgrade that breaks the engine breaks here first.
 */
const { client, outgoing, answer } = contractClient()

beforeEach(() => {
  outgoing.length = 0
  answer.now = () => new Response("{}", { status: 200 })
})

const soon = new Date("2030-01-01T00:00:00.000Z")
const on = { triggers: [{ event: "go" }], retries: 2 as const }

const functions = [
  client.createFunction({ id: "returns", ...on }, async () => ({ b: 1, a: 2 })),
  client.createFunction({ id: "throws", ...on }, async () => {
    throw new Error("broken")
  }),
  client.createFunction({ id: "never", ...on }, async () => {
    throw new NonRetriableError("never")
  }),
  client.createFunction({ id: "later", ...on }, async () => {
    throw new RetryAfterError("later", soon)
  }),
  client.createFunction({ id: "step", ...on }, async ({ step }) => step.run("one", () => ({ n: 1 }))),
  client.createFunction({ id: "step-throws", ...on }, async ({ step }) =>
    step.run("one", () => {
      throw new RetryAfterError("later", soon)
    }),
  ),
  client.createFunction({ id: "two", ...on }, async ({ step }) => {
    const one = await step.run("one", () => 1)
    return step.run("two", () => one + 1)
  }),
  client.createFunction({ id: "parallel", ...on }, async ({ step }) =>
    Promise.all([step.run("a", () => 1), step.run("b", () => 2)]),
  ),
  client.createFunction({ id: "sleep", ...on }, async ({ step }) => step.sleep("nap", "90m")),
  client.createFunction({ id: "until", ...on }, async ({ step }) => step.sleepUntil("nap", soon)),
  client.createFunction({ id: "send", ...on }, async ({ step }) =>
    step.sendEvent("tell", [
      { name: "told", data: { n: 1 } },
      { id: "mine", name: "told", data: { n: 2 } },
    ]),
  ),
  client.createFunction({ id: "loop", ...on }, async ({ step }) => {
    for (let i = 0; i < 2; i++) await step.run("same", () => i)
  }),
]

const { call } = contractCaller(client, functions)

const timing = { a: expect.any(Number), b: expect.any(Number) }
const stepRun = (id: string, data: unknown, name = id) => ({
  id: hash(id),
  op: "StepRun",
  name: expect.anything(),
  opts: expect.anything(),
  displayName: name,
  userland: expect.objectContaining({ id: name }),
  data,
  timing,
})

describe("the function's end", () => {
  it("200 with the value, its keys in order", async () => {
    const answered = await call("returns")
    expect(answered).toMatchObject({ status: 200, noRetry: undefined })
    expect(JSON.stringify(answered.body)).toBe('{"b":1,"a":2}')
  })

  it("500 when it throws", async () => {
    expect(await call("throws")).toEqual({
      status: 500,
      noRetry: "false",
      retryAfter: undefined,
      body: { name: "Error", message: "broken", stack: expect.any(String), __serialized: true },
    })
  })

  it("400 for a NonRetriableError", async () => {
    expect(await call("never")).toMatchObject({
      status: 400,
      noRetry: "true",
      body: { name: "NonRetriableError", message: "never" },
    })
  })

  it("500 with retry-after for a RetryAfterError", async () => {
    expect(await call("later")).toMatchObject({
      status: 500,
      noRetry: "false",
      retryAfter: soon.toISOString(),
    })
  })

  it("400 on the last attempt", async () => {
    expect(await call("throws", { ctx: { attempt: 2 } })).toMatchObject({ status: 400, noRetry: "true" })
  })
})

describe("steps", () => {
  it("206 StepRun, run where found", async () => {
    expect(await call("step")).toEqual({
      status: 206,
      noRetry: undefined,
      retryAfter: undefined,
      body: [stepRun("one", { n: 1 })],
    })
  })

  it("200 once remembered", async () => {
    expect(await call("step", { steps: { [hash("one")]: { type: "data", data: 7 } } })).toMatchObject({
      status: 200,
      body: 7,
    })
  })

  it("206 StepError with the delay, StepFailed on the last attempt", async () => {
    const first = await call("step-throws")
    expect(first).toMatchObject({ status: 206, noRetry: "false", retryAfter: soon.toISOString() })
    expect(first.body).toMatchObject([
      { id: hash("one"), op: "StepError", error: { name: "RetryAfterError", message: "later" } },
    ])
    const last = await call("step-throws", { ctx: { attempt: 2 } })
    expect(last).toMatchObject({ status: 206, noRetry: "true" })
    expect(last.body).toMatchObject([{ id: hash("one"), op: "StepFailed", error: { message: "later" } }])
  })

  it("400 when a remembered failure is thrown again", async () => {
    const error = { name: "Error", message: "gone", stack: "", __serialized: true }
    expect(await call("step-throws", { steps: { [hash("one")]: { type: "error", error } } })).toMatchObject({
      status: 400,
      noRetry: "true",
      body: { message: "gone" },
    })
  })

  it("206 StepPlanned for each of a parallel group, and one call runs one", async () => {
    const planned = await call("parallel")
    expect(planned.status).toBe(206)
    expect(planned.body).toMatchObject([
      { id: hash("a"), op: "StepPlanned", displayName: "a" },
      { id: hash("b"), op: "StepPlanned", displayName: "b" },
    ])
    expect(planned.body[0].opts?.parallelMode).toBeUndefined()
    const one = await call("parallel", { ctx: { disable_immediate_execution: true } }, hash("b"))
    expect(one).toMatchObject({ status: 206, body: [{ id: hash("b"), op: "StepRun", data: 2 }] })
  })

  it("plans instead of running where immediate execution is off", async () => {
    const answered = await call("step", { ctx: { disable_immediate_execution: true } })
    expect(answered.body).toMatchObject([{ id: hash("one"), op: "StepPlanned" }])
  })

  it("numbers a repeated id before hashing", async () => {
    const answered = await call("loop", { steps: { [hash("same")]: { type: "data", data: null } } })
    expect(answered.body).toMatchObject([{ id: hash("same:1"), op: "StepRun", displayName: "same" }])
  })

  it("206 Sleep with its length, or its end, as the name", async () => {
    expect((await call("sleep")).body).toMatchObject([
      { id: hash("nap"), op: "Sleep", name: "1h30m", displayName: "nap" },
    ])
    expect((await call("until")).body).toMatchObject([{ op: "Sleep", name: soon.toISOString() }])
  })

  it("takes a finished sleep as data null", async () => {
    expect(await call("sleep", { steps: { [hash("nap")]: { type: "data", data: null } } })).toMatchObject({
      status: 200,
      body: null,
    })
  })
})

describe("outgoing calls", () => {
  it("sends events to /e/<key> with a seed for their ids", async () => {
    answer.now = () => Response.json({ ids: ["x", "y"], status: 200 })
    expect((await call("send")).body).toMatchObject([
      { op: "StepRun", opts: { type: "step.sendEvent" }, data: { ids: ["x", "y"] } },
    ])
    expect(outgoing).toHaveLength(1)
    expect(outgoing[0]).toMatchObject({
      path: "/e/embedded",
      headers: { "x-inngest-event-id-seed": expect.stringMatching(/^\d+,/) },
      body: [
        { name: "told", data: { n: 1 }, ts: expect.any(Number) },
        { id: "mine", name: "told", data: { n: 2 } },
      ],
    })
  })

  const checkpointing = { ctx: { fn_id: "contract-two", qi_id: "W:1:1" } }

  it("checkpoints each step, then ends with RunComplete", async () => {
    const answered = await call("two", checkpointing)
    expect(outgoing.map(({ path, body }) => [path, body])).toEqual([
      [
        "/v1/checkpoint/R/async",
        expect.objectContaining({
          run_id: "R",
          fn_id: "contract-two",
          qi_id: "W:1:1",
          steps: [expect.objectContaining({ id: hash("one"), op: "StepRun", data: 1 })],
        }),
      ],
      [
        "/v1/checkpoint/R/async",
        expect.objectContaining({ steps: [expect.objectContaining({ id: hash("two"), data: 2 })] }),
      ],
    ])
    expect(answered).toMatchObject({ status: 206, body: [{ op: "RunComplete", data: 2 }] })
  })

  it("stops where a checkpoint is answered by 409", async () => {
    answer.now = () => new Response("{}", { status: 409 })
    expect(await call("two", checkpointing)).toMatchObject({ status: 400, noRetry: "true" })
    expect(outgoing).toHaveLength(1)
  })

  it("falls back to a plain answer where a checkpoint fails", async () => {
    answer.now = () => new Response("{}", { status: 503 })
    expect(await call("two", checkpointing)).toMatchObject({
      status: 206,
      body: [{ id: hash("one"), op: "StepRun", data: 1 }],
    })
  })

  it("hands back after a retry", async () => {
    const answered = await call("two", { ctx: { ...checkpointing.ctx, attempt: 1 } })
    expect(answered).toMatchObject({ status: 206, body: [{ id: hash("one"), op: "StepRun" }] })
    expect(outgoing).toEqual([])
  })
})

it("an unknown function is a 500 that may be retried", async () => {
  expect(await call("nobody")).toMatchObject({
    status: 500,
    body: { message: expect.stringContaining("not found") },
  })
})

it("a step that the code no longer has is a 500 after ten seconds", async () => {
  const answered = await call("two", { ctx: { disable_immediate_execution: true } }, hash("removed"))
  expect(answered).toMatchObject({
    status: 500,
    noRetry: "false",
    body: { error: expect.stringContaining("Could not find step") },
  })
}, 15_000)

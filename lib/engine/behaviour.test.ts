import { NonRetriableError, RetryAfterError } from "inngest"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { closeDb, enginePool } from "@/lib/db"
import { testDatabase } from "@/lib/testing/db"
import { emitRaw, ended, runsOf, testClient, testEngine, until } from "@/lib/testing/engine"
import type { Engine } from "./engine"

await testDatabase()
afterAll(closeDb)

describe.each([
  { mode: "plain", checkpointing: false },
  { mode: "checkpointing", checkpointing: true },
])("in $mode mode", ({ mode, checkpointing }) => {
  const lab = testClient(`lab-${mode}`)
  const { client } = lab
  const calls: string[] = []
  const said = <T>(name: string, value: T): T => {
    calls.push(name)
    return value
  }
  const count = (name: string) => calls.filter((call) => call === name).length
  const event = (name: string) => `${mode}/${name}`
  const quick = (message: string) => new RetryAfterError(message, new Date(Date.now() + 60))

  const functions = [
    client.createFunction(
      { id: "sequence", retries: 2, triggers: [{ event: event("sequence") }] },
      async ({ step }) => {
        const a = await step.run("a", () => said("sequence.a", { n: 1 }))
        await step.sleep("nap", "1s")
        const b = await step.run("b", () => said("sequence.b", a.n + 1))
        return { b }
      },
    ),
    client.createFunction(
      { id: "retry", retries: 3, triggers: [{ event: event("retry") }] },
      async ({ step }) => {
        return step.run("flaky", () => {
          calls.push("retry.flaky")
          if (count("retry.flaky") < 3) throw quick("not yet")
          return "at last"
        })
      },
    ),
    client.createFunction(
      {
        id: "never",
        retries: 3,
        triggers: [{ event: event("never") }],
        onFailure: ({ event, error }) =>
          void calls.push(`never.failed ${event.data.function_id} ${error.message}`),
      },
      async ({ step }) => {
        await step.run("ok", () => calls.push("never.ok"))
        throw new NonRetriableError("never mind")
      },
    ),
    client.createFunction(
      {
        id: "exhausted",
        retries: 1,
        triggers: [{ event: event("exhausted") }],
        onFailure: ({ error }) => void calls.push(`exhausted.failed ${error.message}`),
      },
      async ({ step }) => {
        await step.run("hopeless", () => {
          calls.push("exhausted.hopeless")
          throw quick("hopeless")
        })
      },
    ),
    client.createFunction(
      { id: "caught", retries: 0, triggers: [{ event: event("caught") }] },
      async ({ step }) => {
        try {
          await step.run("bad", () => {
            throw new Error("bad")
          })
        } catch (error) {
          return step.run("mend", () => `mended ${(error as Error).message}`)
        }
      },
    ),
    client.createFunction(
      { id: "parallel", retries: 1, triggers: [{ event: event("parallel") }] },
      async ({ step }) => {
        const parts = await Promise.all([
          step.run("p1", () => said("parallel.p1", 1)),
          step.run("p2", () => said("parallel.p2", 2)),
          step.sleep("p3", "1s").then(() => 3),
          step.run("p4", () => said("parallel.p4", 4)).then((n) => step.run("p5", () => n + 1)),
        ])
        return step.run("join", () => said("parallel.join", parts))
      },
    ),
    client.createFunction(
      { id: "parallel-retry", retries: 2, triggers: [{ event: event("parallel-retry") }] },
      async ({ step }) => {
        return Promise.all([
          step.run("ok", () => "ok"),
          step.run("flaky", () => {
            calls.push("parallel-retry.flaky")
            if (count("parallel-retry.flaky") < 2) throw quick("once")
            return "fine"
          }),
          step
            .run("broken", () => {
              throw new NonRetriableError("broken")
            })
            .catch((error: Error) => `caught ${error.message}`),
        ])
      },
    ),
    client.createFunction(
      { id: "sender", retries: 1, triggers: [{ event: event("sender") }] },
      async ({ step }) => {
        const sent = await step.sendEvent("tell", [
          { name: event("told"), data: { wanted: true, nr: 1 } },
          { name: event("told"), data: { wanted: false, nr: 2 } },
        ])
        return sent.ids
      },
    ),
    client.createFunction(
      { id: "told", retries: 0, triggers: [{ event: event("told"), if: "event.data.wanted == true" }] },
      async ({ event }) => event.data.nr,
    ),
    client.createFunction(
      { id: "loop", retries: 0, triggers: [{ event: event("loop") }] },
      async ({ step }) => {
        const seen: number[] = []
        for (let i = 0; i < 4; i++) seen.push(await step.run("again", () => i))
        return seen
      },
    ),
    client.createFunction(
      { id: "function-retry", retries: 2, triggers: [{ event: event("function-retry") }] },
      async ({ step, attempt }) => {
        await step.run("kept", () => calls.push("function-retry.kept"))
        calls.push("function-retry.body")
        if (attempt < 1) throw quick("outside a step")
        return attempt
      },
    ),
    client.createFunction(
      { id: "nul", retries: 0, triggers: [{ event: event("nul") }] },
      async ({ event, step }) => {
        const text = await step.run("echo", () => `${event.data.text}\u0000!`)
        const error = await step
          .run("nul\u0000name", () => {
            throw new NonRetriableError("nul\u0000error")
          })
          .catch((error: Error) => error.message)
        return { text, error }
      },
    ),
    client.createFunction(
      { id: "plain-value", retries: 0, triggers: [{ event: event("plain-value") }] },
      async () => undefined,
    ),
    client.createFunction(
      { id: "once", retries: 0, idempotency: "event.data.order", triggers: [{ event: event("once") }] },
      async () => "ran",
    ),
    client.createFunction(
      { id: "until", retries: 0, triggers: [{ event: event("until") }] },
      async ({ step }) => {
        await step.sleepUntil("until", new Date(Date.now() - 5_000))
        return "slept"
      },
    ),
  ]

  let engine: Engine
  beforeAll(async () => {
    engine = await testEngine(lab, functions, { checkpointing })
  })
  afterAll(() => engine.stop())

  it("runs steps in order, with a sleep between, each once", async () => {
    const [run] = await ended(await emitRaw(event("sequence")))
    expect(run).toMatchObject({ status: "completed", output: { b: 2 } })
    expect([count("sequence.a"), count("sequence.b")]).toEqual([1, 1])
  })

  it("shows a sleeping run as sleeping", async () => {
    const id = await emitRaw(event("sequence"))
    await until(async () => (await runsOf(id))[0]?.status === "sleeping")
    expect((await ended(id))[0]?.status).toBe("completed")
  })

  it("retries a step after the delay asked for, then succeeds, and keeps the history", async () => {
    const [run] = await ended(await emitRaw(event("retry")))
    expect(run).toMatchObject({ status: "completed", output: "at last" })
    expect(count("retry.flaky")).toBe(3)
    const { rows } = await enginePool().query(
      "select attempt, outcome, error->>'message' as message from engine.attempt where run_id = $1 order by id",
      [run?.id],
    )
    expect(rows).toEqual([
      { attempt: 0, outcome: "retry", message: "not yet" },
      { attempt: 1, outcome: "retry", message: "not yet" },
    ])
  })

  it("does not retry a NonRetriableError, and tells onFailure", async () => {
    const [run] = await ended(await emitRaw(event("never")))
    expect(run).toMatchObject({
      status: "failed",
      error: { name: "NonRetriableError", message: "never mind" },
    })
    expect(count("never.ok")).toBe(1)
    await until(async () => calls.includes(`never.failed lab-${mode}-never never mind`))
  })

  it("tells onFailure after the last attempt of a step", async () => {
    const [run] = await ended(await emitRaw(event("exhausted")))
    expect(run?.status).toBe("failed")
    expect(count("exhausted.hopeless")).toBe(2)
    await until(async () => calls.includes("exhausted.failed hopeless"))
  })

  it("lets the function catch a step's error", async () => {
    expect((await ended(await emitRaw(event("caught"))))[0]).toMatchObject({
      status: "completed",
      output: "mended bad",
    })
  })

  it("joins parallel steps, sleeps and chains", async () => {
    const [run] = await ended(await emitRaw(event("parallel")))
    expect(run).toMatchObject({ status: "completed", output: [1, 2, 3, 5] })
    for (const name of ["p1", "p2", "p4", "join"]) expect(count(`parallel.${name}`)).toBe(1)
  })

  it("retries one of a parallel group and catches another's failure", async () => {
    const [run] = await ended(await emitRaw(event("parallel-retry")))
    expect(run).toMatchObject({ status: "completed", output: ["ok", "fine", "caught broken"] })
  })

  it("sends events to filtered triggers", async () => {
    const [run] = await ended(await emitRaw(event("sender")))
    const ids = run?.output as string[]
    expect(ids).toHaveLength(2)
    expect((await ended(ids[0] ?? ""))[0]).toMatchObject({ functionId: "told", output: 1 })
    expect(await runsOf(ids[1] ?? "")).toEqual([])
  })

  it("numbers a repeated step id", async () => {
    expect((await ended(await emitRaw(event("loop"))))[0]).toMatchObject({ output: [0, 1, 2, 3] })
  })

  it("starts one run for an event sent twice", async () => {
    const id = await emitRaw(event("loop"))
    await ended(id)
    await emitRaw(event("loop"), {}, id)
    engine.wake()
    await emitRaw(event("loop"), {}, id)
    await ended(await emitRaw(event("loop")))
    expect(await runsOf(id)).toHaveLength(1)
  })

  it("starts nothing for an event that was rolled back", async () => {
    const client = await enginePool().connect()
    await client.query("begin")
    await client.query("insert into engine.event (id, name, data) values ($1, $2, '{}')", [
      `${mode}-rolled`,
      event("loop"),
    ])
    await client.query("rollback")
    client.release()
    await ended(await emitRaw(event("loop")))
    expect(await runsOf(`${mode}-rolled`)).toEqual([])
  })

  it("keeps finished steps when the function itself is retried", async () => {
    const [run] = await ended(await emitRaw(event("function-retry")))
    expect(run).toMatchObject({ status: "completed", output: 1 })
    expect(count("function-retry.kept")).toBe(1)
  })

  it("carries U+0000 through events, steps and errors", async () => {
    const [run] = await ended(await emitRaw(event("nul"), { text: "a\u0000b" }))
    expect(run).toMatchObject({
      status: "completed",
      output: { text: "a\u0000b\u0000!", error: "nul\u0000error" },
    })
  })

  it("completes with null where nothing is returned", async () => {
    expect((await ended(await emitRaw(event("plain-value"))))[0]).toMatchObject({
      status: "completed",
      output: null,
    })
  })

  it("runs once per idempotency key", async () => {
    const first = await emitRaw(event("once"), { order: `${mode} 7` })
    await ended(first)
    const second = await emitRaw(event("once"), { order: `${mode} 7` })
    await ended(await emitRaw(event("once"), { order: `${mode} 8` }))
    expect(await runsOf(second)).toEqual([])
  })

  it("ends a sleep until an instant gone by at once", async () => {
    expect((await ended(await emitRaw(event("until"))))[0]).toMatchObject({ output: "slept" })
  })
})

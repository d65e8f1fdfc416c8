import { NonRetriableError } from "inngest"
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest"
import { closeDb, enginePool } from "@/lib/db"
import { testDatabase } from "@/lib/testing/db"
import { emitRaw, ended, runsOf, testClient, testEngine, until } from "@/lib/testing/engine"
import { setClock } from "@/lib/time"
import type { Engine } from "./engine"

await testDatabase()
afterAll(closeDb)
afterEach(() => setClock(undefined))

const [here, there] = [crypto.randomUUID(), crypto.randomUUID()]

async function childrenOf(eventId: string) {
  const { rows } = await enginePool().query<{
    id: string
    status: string
    clinicId: string | null
    trace: string
  }>(
    `select child.id, child.status, child.clinic_id as "clinicId", child.trace from engine.run as child
     join engine.run as parent on parent.id = child.parent_run_id where parent.event_id = $1`,
    [eventId],
  )
  return rows
}

describe.each([
  { mode: "plain", checkpointing: false },
  { mode: "checkpointing", checkpointing: true },
])("step.invoke in $mode mode", ({ mode, checkpointing }) => {
  const lab = testClient(`invoke-${mode}`)
  const { client } = lab
  const event = (name: string) => `${mode}/${name}`
  const on = (name: string) => ({
    retries: 0 as const,
    triggers: [{ event: event(name) }] as [{ event: string }],
  })
  const calls: string[] = []

  const child = client.createFunction({ id: "child", ...on("child") }, async ({ event, step }) => {
    const half = await step.run("half", () => {
      calls.push(`child ${event.data.nr}`)
      return event.data.nr / 2
    })
    return { half, text: event.data.text }
  })
  const failing = client.createFunction({ id: "failing", ...on("failing") }, async () => {
    throw new NonRetriableError("no such number", { cause: { name: "Refused", message: "not_found" } })
  })
  const slow = client.createFunction({ id: "slow", ...on("slow") }, async ({ step }) => {
    await step.sleep("long", "30d")
  })
  const single = client.createFunction(
    { id: "single", singleton: { mode: "skip" }, ...on("single") },
    async ({ step }) => step.sleep("long", "30d"),
  )
  const middle = client.createFunction({ id: "middle", ...on("middle") }, async ({ event, step }) => {
    const { half } = await step.invoke("down", { function: child, data: { nr: event.data.nr } })
    return half + 1
  })
  const gone = client.createFunction({ id: "gone", ...on("gone") }, async () => 1)
  const functions = [
    child,
    failing,
    slow,
    single,
    middle,
    client.createFunction({ id: "parent", ...on("parent") }, async ({ event, step }) => {
      const given = await step.invoke("call", { function: child, data: { nr: 8, text: event.data.text } })
      return step.run("after", () => given)
    }),
    client.createFunction({ id: "top", ...on("top") }, async ({ step }) => {
      const both = await Promise.all([
        step.invoke("first", { function: middle, data: { nr: 4 } }),
        step.invoke("second", { function: middle, data: { nr: 6 } }),
      ])
      return both.reduce((sum, one) => sum + one, 0)
    }),
    client.createFunction({ id: "catches", ...on("catches") }, async ({ step }) => {
      try {
        return await step.invoke("call", { function: failing, data: {} })
      } catch (error) {
        return `caught ${(error as Error).message}`
      }
    }),
    client.createFunction({ id: "falls", ...on("falls") }, async ({ step }) =>
      step.invoke("call", { function: failing, data: {} }),
    ),
    client.createFunction({ id: "impatient", ...on("impatient") }, async ({ event, step }) =>
      step
        .invoke("call", { function: slow, data: {}, timeout: event.data.timeout })
        .catch((error: Error) => `${error.name} ${error.message}`),
    ),
    client.createFunction({ id: "patient", ...on("patient") }, async ({ step }) =>
      step.invoke("call", { function: slow, data: {} }).catch((error: Error) => error.message),
    ),
    client.createFunction({ id: "second-single", ...on("second-single") }, async ({ step }) =>
      step.invoke("call", { function: single, data: {} }).catch((error: Error) => error.message),
    ),
    client.createFunction({ id: "lost", ...on("lost") }, async ({ step }) =>
      step.invoke("call", { function: gone, data: {} }).catch((error: Error) => error.message),
    ),
    client.createFunction({ id: "strays", ...on("strays") }, async ({ step }) =>
      step
        .invoke("call", { function: child, data: { clinicId: there } })
        .catch((error: Error) => error.message),
    ),
  ]

  let engine: Engine
  beforeAll(async () => {
    engine = await testEngine(lab, functions, { checkpointing })
  })
  afterAll(() => engine.stop())

  it("gives the child's result, runs it once, for the same clinic and in the same trace", async () => {
    const id = await emitRaw(event("parent"), { clinicId: here, text: "a\u0000b" })
    const [run] = await ended(id)
    expect(run).toMatchObject({ status: "completed", output: { half: 4, text: "a\u0000b" } })
    expect(calls.filter((call) => call === "child 8")).toHaveLength(1)
    const trace = await enginePool().query<{ trace: string }>("select trace from engine.run where id = $1", [
      run?.id,
    ])
    const children = await childrenOf(id)
    expect(children).toMatchObject([{ status: "completed", clinicId: here }])
    expect(children[0]?.trace.split("-")[1]).toBe(trace.rows[0]?.trace.split("-")[1])
  })

  it("goes three deep, and in parallel", async () => {
    expect((await ended(await emitRaw(event("top"))))[0]).toMatchObject({ status: "completed", output: 7 })
  })

  it("throws the child's failure, which may be caught", async () => {
    expect((await ended(await emitRaw(event("catches"))))[0]?.output).toBe("caught no such number")
  })

  it("fails with the child's failure where it is not", async () => {
    const [run] = await ended(await emitRaw(event("falls")))
    expect(run).toMatchObject({ status: "failed", error: { message: "no such number" } })
  })

  it("gives up after its timeout, by the product's clock; the child goes on", async () => {
    const id = await emitRaw(event("impatient"), { timeout: "2d" })
    await until(async () => (await childrenOf(id))[0]?.status === "sleeping")
    setClock(`+${2 * 86_400 + 1}`)
    expect((await ended(id))[0]?.output).toContain("did not end in time")
    expect(await childrenOf(id)).toMatchObject([{ status: "sleeping" }])
  })

  it("is told when the child is cancelled", async () => {
    const id = await emitRaw(event("patient"))
    const [run] = await until(async () => {
      const children = await childrenOf(id)
      return children[0]?.status === "sleeping" && children
    })
    await enginePool().query("select engine.cancel_run($1, 'person')", [run?.id])
    engine.wake()
    expect((await ended(id))[0]?.output).toBe("The function was cancelled (person).")
  })

  it("is told when the child is not begun, being one too many", async () => {
    await emitRaw(event("single"))
    const id = await emitRaw(event("second-single"))
    expect((await ended(id))[0]?.output).toBe("The invoked function did not begin (singleton).")
  })

  it("names a function that this release does not have", async () => {
    expect((await ended(await emitRaw(event("lost"))))[0]?.output).toBe(
      `No function "invoke-${mode}-gone" in this release.`,
    )
  })

  it("does not reach into another clinic", async () => {
    const id = await emitRaw(event("strays"), { clinicId: here })
    expect((await ended(id))[0]?.output).toContain("cannot invoke a function for another")
    expect(await childrenOf(id)).toEqual([])
  })

  it("leaves a child alone whose parent was cancelled, and its end reaches nobody", async () => {
    const id = await emitRaw(event("patient"))
    const [run] = await until(async () => {
      const children = await childrenOf(id)
      return children[0]?.status === "sleeping" && children
    })
    const [parent] = await runsOf(id)
    await enginePool().query("select engine.cancel_run($1, 'person')", [parent?.id])
    setClock(`+${31 * 86_400}`)
    await until(async () => (await childrenOf(id))[0]?.status === "completed")
    await ended(await emitRaw(event("parent")))
    expect((await runsOf(id))[0]?.status).toBe("cancelled")
    expect(run?.status).toBe("sleeping")
  })

  it("outlives its worker between the invocation and the child's end", async () => {
    const id = await emitRaw(event("patient"))
    await until(async () => (await childrenOf(id))[0]?.status === "sleeping")
    await engine.stop()
    setClock(`+${31 * 86_400}`)
    engine = await testEngine(lab, functions, { checkpointing })
    expect((await ended(id))[0]).toMatchObject({ status: "completed" })
  })
})

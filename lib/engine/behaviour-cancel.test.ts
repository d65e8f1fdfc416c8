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

async function becauseOf(eventId: string) {
  const { rows } = await enginePool().query<{ status: string; because: string | null; left: number }>(
    `select status, cancelled_because as because,
       ((select count(*) from engine.job where run_id = run.id)
         + (select count(*) from engine.wait where run_id = run.id))::int as left
     from engine.run where event_id = $1`,
    [eventId],
  )
  return rows[0]
}

const isIn = (eventId: string, status: string) =>
  until(async () => (await runsOf(eventId))[0]?.status === status)

describe.each([
  { mode: "plain", checkpointing: false },
  { mode: "checkpointing", checkpointing: true },
])("cancelling in $mode mode", ({ mode, checkpointing }) => {
  const lab = testClient(`cancel-${mode}`)
  const { client } = lab
  const event = (name: string) => `${mode}/${name}`
  const on = (name: string) => ({
    retries: 1 as const,
    triggers: [{ event: event(name) }] as [{ event: string }],
  })
  const calls: string[] = []
  const moved: string[] = []
  const count = (name: string) => calls.filter((call) => call === name).length
  const held = new Map<string, () => void>()
  const hold = (key: string) => new Promise<void>((resolve) => void held.set(key, resolve))
  const byLead = [{ event: event("stop"), match: "data.lead" }]

  const functions = [
    client.createFunction({ id: "sleeps", cancelOn: byLead, ...on("sleeps") }, async ({ step }) => {
      await step.sleep("long", "1d")
      await step.run("after", () => void calls.push("sleeps.after"))
    }),
    client.createFunction({ id: "waits", cancelOn: byLead, ...on("waits") }, async ({ step }) => {
      await step.waitForEvent("hear", { event: event("stop"), timeout: "1d" })
      await step.run("after", () => void calls.push("waits.after"))
    }),
    client.createFunction({ id: "runs", cancelOn: byLead, ...on("runs") }, async ({ event, step }) => {
      await step.run("held", () => hold(event.data.lead))
      await step.run("after", () => void calls.push("runs.after"))
    }),
    client.createFunction(
      { id: "queues", cancelOn: byLead, concurrency: 1, ...on("queues") },
      async ({ event, step }) => step.run("held", () => hold(event.data.lead)),
    ),
    client.createFunction(
      {
        id: "picky",
        cancelOn: [
          { event: event("undo"), if: "async.data.lead == event.data.lead && async.data.sure == true" },
          { event: event("undo"), if: "async.data.all == true" },
        ],
        ...on("picky"),
      },
      async ({ step }) => step.sleep("long", "1d"),
    ),
    client.createFunction(
      { id: "brief", cancelOn: [{ event: event("halt"), timeout: "1h" }], ...on("brief") },
      async ({ step }) => step.sleep("long", "1d"),
    ),
    client.createFunction(
      { id: "newest", cancelOn: [{ event: event("newest"), match: "data.lead" }], ...on("newest") },
      async ({ step }) => step.sleep("long", "1d"),
    ),
    client.createFunction({ id: "finish", timeouts: { finish: "1h" }, ...on("finish") }, async ({ step }) =>
      step.sleep("long", "1d"),
    ),
    client.createFunction(
      { id: "start", timeouts: { start: "1h" }, concurrency: 1, ...on("start") },
      async ({ event, step }) => {
        await step.run("held", () => hold(event.data.lead))
        await step.sleep("short", "1s")
      },
    ),
    client.createFunction(
      { id: "quick", timeouts: { start: "1h", finish: "1h" }, ...on("quick") },
      async () => "in time",
    ),
    client.createFunction(
      { id: "mourns", ...on("none"), triggers: [{ event: "inngest/function.cancelled" }] },
      async ({ event }) => {
        calls.push(`cancelled ${event.data.function_id} ${event.data.error?.name}`)
      },
    ),
    client.createFunction(
      { id: "notes", retries: 0, triggers: [{ event: "inngest/function.finished" }] },
      async ({ event }) =>
        void calls.push(`finished ${event.data.function_id} ${JSON.stringify(event.data.result)}`),
    ),
    client.createFunction(
      { id: "hears-failures", retries: 0, triggers: [{ event: "inngest/function.failed" }] },
      async ({ event }) => {
        calls.push(`failed ${event.data.function_id}`)
        throw new Error("itself")
      },
    ),
    client.createFunction({ id: "fails", ...on("fails"), retries: 0 }, async () => {
      throw new Error("no")
    }),
  ]

  let engine: Engine
  beforeAll(async () => {
    engine = await testEngine(lab, functions, {
      checkpointing,
      onProgress: ({ runId }) => void moved.push(runId),
    })
  })
  afterAll(async () => {
    for (const letGo of held.values()) letGo()
    await engine.stop()
  })
  const cancelled = { status: "cancelled", because: "event", left: 0 }

  it("while it sleeps: by its own lead's event, not another's", async () => {
    const [one, other] = [
      await emitRaw(event("sleeps"), { lead: 1 }),
      await emitRaw(event("sleeps"), { lead: 2 }),
    ]
    await isIn(one, "sleeping")
    await isIn(other, "sleeping")
    moved.length = 0
    await emitRaw(event("stop"), { lead: 1 })
    const [run] = await ended(one)
    await until(async () => moved.includes(run?.id ?? ""))
    expect(await becauseOf(one)).toEqual(cancelled)
    expect((await runsOf(other))[0]?.status).toBe("sleeping")
    await until(async () => calls.includes(`cancelled cancel-${mode}-sleeps FunctionCancelled`))
  })

  it("while it waits, though it waits for the same event", async () => {
    const id = await emitRaw(event("waits"), { lead: 3 })
    await isIn(id, "sleeping")
    await emitRaw(event("stop"), { lead: 3 })
    await ended(id)
    expect(await becauseOf(id)).toEqual(cancelled)
    expect(count("waits.after")).toBe(0)
  })

  it("while a step is under way: what it gives is dropped, no further call comes", async () => {
    const id = await emitRaw(event("runs"), { lead: "held" })
    await until(async () => held.has("held"))
    await emitRaw(event("stop"), { lead: "held" })
    await ended(id)
    held.get("held")?.()
    await ended(await emitRaw(event("quick")))
    expect(await becauseOf(id)).toEqual(cancelled)
    expect(count("runs.after")).toBe(0)
  })

  it("before it has begun", async () => {
    await emitRaw(event("queues"), { lead: "first" })
    await until(async () => held.has("first"))
    const id = await emitRaw(event("queues"), { lead: "second" })
    await isIn(id, "queued")
    await emitRaw(event("stop"), { lead: "second" })
    await ended(id)
    expect(await becauseOf(id)).toEqual(cancelled)
    held.get("first")?.()
    expect(held.has("second")).toBe(false)
  })

  it("by an event that came in the same breath as its own, but not by one before", async () => {
    await emitRaw(event("stop"), { lead: "breath" })
    const client = await enginePool().connect()
    const [first, second] = [crypto.randomUUID(), crypto.randomUUID()]
    await client.query("begin")
    for (const [id, name] of [
      [first, "sleeps"],
      [second, "stop"],
    ]) {
      await client.query("insert into engine.event (id, name, data) values ($1, $2, $3)", [
        id,
        event(name ?? ""),
        '{"lead":"breath"}',
      ])
    }
    const before = await emitRaw(event("stop"), { lead: "later" })
    await client.query("commit")
    client.release()
    engine.wake()
    await ended(first)
    expect(await becauseOf(first)).toEqual(cancelled)
    const later = await emitRaw(event("sleeps"), { lead: "later" })
    await isIn(later, "sleeping")
    expect(before).toBeTruthy()
  })

  it("by either of two expressions on one event", async () => {
    const [one, two] = [
      await emitRaw(event("picky"), { lead: 5 }),
      await emitRaw(event("picky"), { lead: 6 }),
    ]
    await isIn(one, "sleeping")
    await isIn(two, "sleeping")
    await emitRaw(event("undo"), { lead: 5, sure: false })
    await emitRaw(event("undo"), { lead: 5, sure: true })
    await ended(one)
    expect((await runsOf(two))[0]?.status).toBe("sleeping")
    await emitRaw(event("undo"), { all: true })
    await ended(two)
  })

  it("not beyond its timeout", async () => {
    const [early, late] = [await emitRaw(event("brief")), await emitRaw(event("brief"))]
    await isIn(early, "sleeping")
    await isIn(late, "sleeping")
    setClock("+3700")
    await emitRaw(event("halt"))
    await ended(await emitRaw(event("quick")))
    expect((await runsOf(late))[0]?.status).toBe("sleeping")
    setClock(undefined)
    await emitRaw(event("halt"))
    await ended(late)
    expect(await becauseOf(early)).toEqual(cancelled)
  })

  it("by a newer event of its own kind, and not by itself", async () => {
    const first = await emitRaw(event("newest"), { lead: 9 })
    await isIn(first, "sleeping")
    const second = await emitRaw(event("newest"), { lead: 9 })
    await ended(first)
    await isIn(second, "sleeping")
  })

  it("never by another clinic's event", async () => {
    const id = await emitRaw(event("sleeps"), { lead: 10, clinicId: here })
    await isIn(id, "sleeping")
    await emitRaw(event("stop"), { lead: 10, clinicId: there })
    await ended(await emitRaw(event("quick")))
    expect((await runsOf(id))[0]?.status).toBe("sleeping")
    await emitRaw(event("stop"), { lead: 10, clinicId: here })
    await ended(id)
  })

  it("by time: one that has not ended, counted from when it began", async () => {
    const id = await emitRaw(event("finish"))
    await isIn(id, "sleeping")
    setClock("+3500")
    engine.wake()
    await ended(await emitRaw(event("quick")))
    expect((await runsOf(id))[0]?.status).toBe("sleeping")
    setClock("+3700")
    await ended(id)
    expect(await becauseOf(id)).toEqual({ status: "cancelled", because: "timeout", left: 0 })
  })

  it("by time: one that has not begun; one that has goes on", async () => {
    const first = await emitRaw(event("start"), { lead: "begun" })
    await until(async () => held.has("begun"))
    const second = await emitRaw(event("start"), { lead: "late" })
    await isIn(second, "queued")
    setClock("+3700")
    await ended(second)
    expect(await becauseOf(second)).toEqual({ status: "cancelled", because: "timeout", left: 0 })
    held.get("begun")?.()
    expect((await ended(first))[0]?.status).toBe("completed")
  })

  it("tells who listens of what finished and what failed, and never of what was told of that", async () => {
    const id = await emitRaw(event("quick"))
    await ended(id)
    await until(async () => calls.includes(`finished cancel-${mode}-quick "in time"`))
    await ended(await emitRaw(event("fails")))
    await until(async () => calls.includes(`failed cancel-${mode}-fails`))
    await until(
      async () =>
        (await enginePool().query("select from engine.event where fanned_at is null")).rowCount === 0,
    )
    expect(calls.filter((call) => call.includes("-notes") || call.includes("-hears-failures"))).toEqual([])
  })
})

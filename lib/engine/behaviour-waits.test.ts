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

/** Until the run of this event is in a wait that others can see. */
const waiting = (eventId: string, count = 1) =>
  until(async () => {
    const { rowCount } = await enginePool().query(
      "select from engine.wait join engine.run on run.id = wait.run_id where run.event_id = $1 and kind = 'event' and not fresh",
      [eventId],
    )
    return rowCount === count
  })

describe.each([
  { mode: "plain", checkpointing: false },
  { mode: "checkpointing", checkpointing: true },
])("step.waitForEvent in $mode mode", ({ mode, checkpointing }) => {
  const lab = testClient(`waits-${mode}`)
  const { client } = lab
  const event = (name: string) => `${mode}/${name}`
  const on = (name: string) => ({
    retries: 1 as const,
    triggers: [{ event: event(name) }] as [{ event: string }],
  })

  const functions = [
    client.createFunction({ id: "match", ...on("match") }, async ({ step }) => {
      const before = await step.run("before", () => 1)
      const heard = await step.waitForEvent("hear", {
        event: event("reply"),
        timeout: "1h",
        match: "data.leadId",
      })
      return { before, heard, after: await step.run("after", () => 2) }
    }),
    client.createFunction({ id: "any", ...on("any") }, async ({ step }) =>
      step.waitForEvent("hear", { event: event("anything"), timeout: "1h" }),
    ),
    client.createFunction({ id: "if", ...on("if") }, async ({ step }) =>
      step.waitForEvent("hear", {
        event: event("paid"),
        timeout: "1h",
        if: "async.data.amount >= event.data.least && async.data.currency == 'EUR'",
      }),
    ),
    client.createFunction({ id: "short", ...on("short") }, async ({ step }) =>
      step.waitForEvent("hear", { event: event("never"), timeout: "1s" }),
    ),
    client.createFunction({ id: "long", ...on("long") }, async ({ step }) =>
      step.waitForEvent("hear", { event: event("never"), timeout: "3d" }),
    ),
    client.createFunction({ id: "both", ...on("both") }, async ({ step }) =>
      Promise.all([
        step.waitForEvent("one", { event: event("one"), timeout: "1h" }),
        step.waitForEvent("two", { event: event("two"), timeout: "1s" }),
        step.run("work", () => "worked"),
      ]),
    ),
    client.createFunction({ id: "again", ...on("again") }, async ({ step }) => {
      const seen: unknown[] = []
      for (let i = 0; i < 2; i++) {
        const heard = await step.waitForEvent("hear", { event: event("tick"), timeout: "1h" })
        seen.push(heard?.data.nr)
      }
      return seen
    }),
  ]

  let engine: Engine
  beforeAll(async () => {
    engine = await testEngine(lab, functions, { checkpointing })
  })
  afterAll(() => engine.stop())

  it("gives the whole event whose value is the same, and no other's", async () => {
    const id = await emitRaw(event("match"), { leadId: `${mode}-7` })
    await waiting(id)
    await emitRaw(event("reply"), { leadId: `${mode}-8` })
    const reply = await emitRaw(event("reply"), { text: "yes", leadId: `${mode}-7` })
    const [run] = await ended(id)
    expect(run).toMatchObject({
      status: "completed",
      output: {
        before: 1,
        heard: {
          id: reply,
          name: event("reply"),
          data: { text: "yes", leadId: `${mode}-7` },
          ts: expect.any(Number),
        },
        after: 2,
      },
    })
  })

  it("looks a same value up by index, and evaluates all else", async () => {
    const same = await emitRaw(event("match"), { leadId: "by index" })
    const other = await emitRaw(event("if"), { least: 1 })
    await waiting(same)
    await waiting(other)
    const { rows } = await enginePool().query(
      `select match_path as path, match_value as value, expression from engine.wait
       join engine.run on run.id = wait.run_id where run.event_id = any ($1) order by match_path`,
      [[same, other]],
    )
    expect(rows).toEqual([
      { path: "leadId", value: '"by index"', expression: "event.data.leadId == async.data.leadId" },
      { path: null, value: null, expression: expect.stringContaining("&&") },
    ])
  })

  it("finds the value among very many", async () => {
    const id = await emitRaw(event("match"), { leadId: "among many" })
    await waiting(id)
    const many = Object.fromEntries(Array.from({ length: 1_000 }, (_, n) => [`k${n}`, n]))
    const reply = await emitRaw(event("reply"), { ...many, leadId: "among many" })
    expect((await ended(id))[0]?.output).toMatchObject({ heard: { id: reply } })
  })

  it("tells a number from its digits", async () => {
    const id = await emitRaw(event("match"), { leadId: 41 })
    await waiting(id)
    await emitRaw(event("reply"), { leadId: "41" })
    const right = await emitRaw(event("reply"), { leadId: 41 })
    expect((await ended(id))[0]?.output).toMatchObject({ heard: { id: right } })
  })

  it("compares by an expression over both events; a missing value is no match", async () => {
    const id = await emitRaw(event("if"), { least: 100 })
    await waiting(id)
    await emitRaw(event("paid"), { amount: 99, currency: "EUR" })
    await emitRaw(event("paid"), { currency: "EUR" })
    const right = await emitRaw(event("paid"), { amount: 100, currency: "EUR" })
    expect((await ended(id))[0]?.output).toMatchObject({ id: right })
  })

  it("is null when nothing came in time", async () => {
    const [run] = await ended(await emitRaw(event("short")))
    expect(run).toMatchObject({ status: "completed", output: null })
    expect((await enginePool().query("select from engine.wait where run_id = $1", [run?.id])).rowCount).toBe(
      0,
    )
  })

  it("ends by the product's clock", async () => {
    const id = await emitRaw(event("long"))
    await waiting(id)
    setClock(`+${3 * 86_400 - 60}`)
    engine.wake()
    await ended(await emitRaw(event("short")))
    expect((await runsOf(id))[0]?.status).toBe("sleeping")
    setClock(`+${3 * 86_400 + 1}`)
    expect((await ended(id))[0]).toMatchObject({ status: "completed", output: null })
  })

  it("does not take what came before it began", async () => {
    await emitRaw(event("anything"), { nr: 1 })
    const id = await emitRaw(event("any"))
    await waiting(id)
    const later = await emitRaw(event("anything"), { nr: 2 })
    expect((await ended(id))[0]?.output).toMatchObject({ id: later })
  })

  it("takes what came while it was being written, though it had been handed on already", async () => {
    const id = await emitRaw(event("any"))
    await waiting(id)
    // As if delivered by another worker an instant before the wait could be seen.
    await enginePool().query("update engine.wait set fresh = true where event_name = $1", [event("anything")])
    await enginePool().query(
      "insert into engine.event (id, name, data, fanned_at) values ($1, $2, '{}', clock_timestamp())",
      [`${mode}-missed`, event("anything")],
    )
    const other = await emitRaw(event("long"))
    await waiting(other)
    expect((await ended(id))[0]?.output).toMatchObject({ id: `${mode}-missed` })
  })

  it("never hears another clinic, nor an event of none", async () => {
    const id = await emitRaw(event("match"), { leadId: "same", clinicId: here })
    await waiting(id)
    await emitRaw(event("reply"), { leadId: "same", clinicId: there })
    await emitRaw(event("reply"), { leadId: "same" })
    await enginePool().query("insert into engine.event (id, name, data, clinic_id) values ($1, $2, $3, $4)", [
      `${mode}-posing`,
      event("reply"),
      JSON.stringify({ leadId: "same", clinicId: here }),
      there,
    ])
    const own = await emitRaw(event("reply"), { leadId: "same", clinicId: here })
    expect((await ended(id))[0]?.output).toMatchObject({ heard: { id: own } })
  })

  it("does not hear a rerun's event, which is for one function alone", async () => {
    const id = await emitRaw(event("any"))
    await waiting(id)
    await enginePool().query(
      "insert into engine.event (id, name, data, only_function) values ($1, $2, '{}', 'short')",
      [`${mode}-only`, event("anything")],
    )
    await ended(`${mode}-only`)
    const own = await emitRaw(event("anything"))
    expect((await ended(id))[0]?.output).toMatchObject({ id: own })
  })

  it("joins with other waits and steps of its group", async () => {
    const id = await emitRaw(event("both"))
    await waiting(id, 2)
    const one = await emitRaw(event("one"))
    expect((await ended(id))[0]).toMatchObject({ output: [{ id: one }, null, "worked"] })
  })

  it("waits anew in a loop, each event ending one wait", async () => {
    const id = await emitRaw(event("again"))
    await waiting(id)
    await emitRaw(event("tick"), { nr: 1 })
    await until(async () => {
      const { rows } = await enginePool().query<{ states: string }>(
        `select string_agg(state, ' ' order by state) as states
         from engine.step join engine.run on run.id = run_id where event_id = $1`,
        [id],
      )
      return rows[0]?.states === "done open"
    })
    await emitRaw(event("tick"), { nr: 2 })
    expect((await ended(id))[0]?.output).toEqual([1, 2])
  })

  it("carries U+0000 of an event waited for, also as the value looked for", async () => {
    const id = await emitRaw(event("match"), { leadId: "n\u0000l" })
    await waiting(id)
    await emitRaw(event("reply"), { leadId: "n\u0000l", text: "a\u0000b" })
    expect((await ended(id))[0]?.output).toMatchObject({ heard: { data: { text: "a\u0000b" } } })
  })
})

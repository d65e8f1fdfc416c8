import { cron } from "inngest"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { closeDb, enginePool } from "@/lib/db"
import { testDatabase } from "@/lib/testing/db"
import { emitRaw, ended, testClient, testEngine, until } from "@/lib/testing/engine"
import type { Engine } from "./engine"

await testDatabase()
afterAll(closeDb)

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

describe.each([
  { mode: "plain", checkpointing: false },
  { mode: "checkpointing", checkpointing: true },
])("in $mode mode", ({ mode, checkpointing }) => {
  const lab = testClient(`limits-${mode}`)
  const { client } = lab
  const event = (name: string) => `${mode}/${name}`
  const seen = new Map<string, { now: number; most: number }>()

  async function counted(what: string): Promise<void> {
    const count = seen.get(what) ?? { now: 0, most: 0 }
    seen.set(what, count)
    count.now += 1
    count.most = Math.max(count.most, count.now)
    await pause(40)
    count.now -= 1
  }

  const functions = [
    client.createFunction(
      { id: "two", retries: 0, concurrency: 2, triggers: [{ event: event("two") }] },
      async ({ step }) => {
        await step.run("a", () => counted("two"))
        await step.sleep("nap", "1s")
        await step.run("b", () => counted("two"))
      },
    ),
    client.createFunction(
      {
        id: "keyed",
        retries: 0,
        concurrency: { limit: 1, key: "event.data.who" },
        triggers: [{ event: event("keyed") }],
      },
      async ({ event, step }) => {
        await step.run("a", () => counted(`keyed ${event.data.who}`))
        await step.run("all", () => counted("keyed"))
      },
    ),
    client.createFunction(
      { id: `ticks-${mode}`, retries: 0, triggers: [cron("0 0 1 1 *")] },
      async ({ event, step }) => step.run("look", () => event.name),
    ),
  ]

  let engine: Engine
  beforeAll(async () => {
    engine = await testEngine(lab, functions, { checkpointing })
  })
  afterAll(() => engine.stop())

  it("limits calls at a time, through sleeps and steps", async () => {
    const ids = await Promise.all(Array.from({ length: 6 }, () => emitRaw(event("two"))))
    const runs = (await Promise.all(ids.map((id) => ended(id)))).flat()
    expect(new Set(runs.map((run) => run.status))).toEqual(new Set(["completed"]))
    expect(seen.get("two")?.most).toBe(2)
  })

  it("limits them by key, each value by itself", async () => {
    const who = ["a", "b", "a", "b", "a", "b"]
    const ids = await Promise.all(who.map((one) => emitRaw(event("keyed"), { who: one })))
    await Promise.all(ids.map((id) => ended(id)))
    expect([seen.get("keyed a")?.most, seen.get("keyed b")?.most]).toEqual([1, 1])
    expect(seen.get("keyed")?.most).toBe(2)
  })

  it("runs a tick of its schedule once", async () => {
    await enginePool().query(
      "update engine.cron set next_at = clock_timestamp() - interval '1 s' where function_id = $1",
      [`ticks-${mode}`],
    )
    const tick = await until(async () => {
      const { rows } = await enginePool().query<{ id: string }>(
        "select id from engine.event where only_function = $1",
        [`ticks-${mode}`],
      )
      return rows[0]
    })
    expect(await ended(tick.id)).toMatchObject([{ status: "completed", output: "inngest/scheduled.timer" }])
  })
})

import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { resetEnv } from "@/lib/env"
import { newId } from "@/lib/ids"
import { testDatabase } from "@/lib/testing/db"
import { emitRaw, until } from "@/lib/testing/engine"
import { makeClinic } from "@/lib/testing/factory"
import { serveRoutes, startInngestServer } from "@/lib/testing/inngest-server"

const db = await testDatabase()
const server = await startInngestServer({ checkpointing: true })
const routes: Parameters<typeof serveRoutes>[0] = {}
const app = await serveRoutes(routes)
Object.assign(process.env, server.environment, { INNGEST_SERVE_ORIGIN: app.origin })
resetEnv()

const { inngest } = await import("@/inngest/client")
const { serveOptions } = await import("@/inngest/serve")
const { startServerWorker } = await import("@/inngest/server-worker")
const { aloneTriggers } = await import("@/lib/engine/server-events")
const { serve } = await import("inngest/next")

const did: string[] = []
let isBroken = true
let gate: Promise<void> = Promise.resolve()
let open = () => {}
const shut = () => {
  gate = new Promise((resolve) => {
    open = resolve
  })
}

let letKnow = () => {}
const failed = new Promise<void>((resolve) => {
  letKnow = resolve
})

const config = (id: string) => ({ id, retries: 9 as const, triggers: [{ event: id }, ...aloneTriggers(id)] })
const child = inngest.createFunction(config("child"), async () => {
  did.push("child")
  return "of age"
})
const lab = [
  child,
  inngest.createFunction({ ...config("long"), retries: 0 }, async ({ step }) => {
    const pages: string[] = []
    for (let n = 0; n < 3; n++) pages.push(await step.run("page", () => `page ${n} ${did.push(`page ${n}`)}`))
    await step.sleep("nap", "2s")
    const heard = await step.waitForEvent("hear", { event: "heard", timeout: "1d" })
    const grown = await step.invoke("grow", { function: child })
    const [left, right] = await Promise.all([step.run("left", () => "l"), step.run("right", () => "r")])
    pages.push(await step.run("page", () => `last ${did.push("last")}`))
    await step.run("break", () => {
      did.push("break")
      if (isBroken) throw new Error("broken")
    })
    return { pages, grown, sides: `${left}${right}`, heard: (heard?.data as { n: number } | undefined)?.n }
  }),
  inngest.createFunction(config("gated"), async ({ step }) => {
    await step.run("one", () => void did.push("one"))
    await gate
    await step.run("two", () => void did.push("two"))
    return "done"
  }),
  inngest.createFunction({ ...config("beside"), retries: 0 }, async ({ step }) =>
    Promise.all([
      step.run("fails", () => {
        setTimeout(letKnow, 200)
        if (isBroken) throw new Error("broken")
      }),
      step.run("notify", async () => {
        await failed
        did.push("notify")
      }),
    ]),
  ),
  inngest.createFunction(config("odd"), async ({ step }) => step.run("odd", () => "a\u0000b")),
]

let worker: { stop(): Promise<void> }
let clinicId = ""
beforeAll(async () => {
  clinicId = (await makeClinic()).id
  const handler = serve(serveOptions(lab)) as unknown as (typeof routes)[string]
  routes["/api/inngest"] = { GET: handler.GET, POST: handler.POST, PUT: handler.PUT } as typeof handler
  worker = await startServerWorker(lab)
  await until(async () => server.functions.size === lab.length)
})
afterAll(async () => {
  await worker.stop()
  await closeDb()
  await app.close()
  await server.close()
})

const runOf = async (eventId: string) =>
  (await db.owner.query("select * from engine.run where event_id = $1", [eventId])).rows[0]
const ended = (eventId: string) =>
  until(async () => {
    const run = await runOf(eventId)
    return run?.finished_at ? run : undefined
  })
const stepsOf = async (runId: string) =>
  (
    await db.owner.query(
      `select name, kind, status, "keptFrom" from "Step" where "runId" = $1 order by seq`,
      [runId],
    )
  ).rows
const setLedger = (on: boolean) =>
  db.owner.query(
    on
      ? "grant execute on function engine.ledger_settle to rounds_platform"
      : "revoke execute on function engine.ledger_settle from rounds_platform",
  )

describe("a rerun from the step that failed, at a server", () => {
  it("passes over steps, sleeps, waits and invocations, repeated names included", async () => {
    const eventId = await emitRaw("long", { clinicId })
    await until(async () => (await runOf(eventId))?.status === "sleeping")
    await until(async () => {
      await emitRaw("heard", { clinicId, n: 5 })
      return did.includes("child")
    })
    const first = await ended(eventId)
    expect(first).toMatchObject({ status: "failed", engine: "server" })
    const grow = (
      await db.owner.query("select id from engine.step where run_id = $1 and name = 'grow'", [first.id])
    ).rows[0]
    const { rows: children } = await db.owner.query(
      "select parent_run_id, parent_step_id from engine.run where function_id = 'child'",
    )
    expect(children).toEqual([{ parent_run_id: first.id, parent_step_id: grow.id }])
    const done = did.length
    isBroken = false
    const rerunId = `rerun:${first.id}:${newId()}`
    await db.owner.query(
      `insert into engine.event (id, name, data, clinic_id, only_function, rerun_of, rerun_from)
       values ($1, 'long', $2, $3, 'long', $4, '')`,
      [rerunId, JSON.stringify({ clinicId }), clinicId, first.id],
    )
    const again = await ended(rerunId)
    expect(again).toMatchObject({ status: "completed", rerun_of: first.id })
    expect(again.output).toEqual({
      pages: ["page 0 1", "page 1 2", "page 2 3", "last 5"],
      grown: "of age",
      sides: "lr",
      heard: 5,
    })
    expect(did.slice(done)).toEqual(["break"])
    const told = server.runs.get(again.external_id)
    expect(told?.memory.size).toBe(1)
    const steps = await stepsOf(again.id)
    expect(steps.map((step) => [step.name, step.keptFrom === first.id])).toEqual([
      ["page", true],
      ["page", true],
      ["page", true],
      ["nap", true],
      ["hear", true],
      ["grow", true],
      // Whichever of the two ended first.
      [expect.stringMatching(/left|right/), true],
      [expect.stringMatching(/left|right/), true],
      ["page", true],
      ["break", false],
    ])
  })
})

describe("a rerun of a run in which something went well after the step that failed", () => {
  it("keeps that, too", async () => {
    did.length = 0
    isBroken = true
    const first = await ended(await emitRaw("beside", { clinicId }))
    expect(first.status).toBe("failed")
    expect(did).toEqual(["notify"])
    isBroken = false
    const rerunId = `rerun:${first.id}:${newId()}`
    await db.owner.query(
      `insert into engine.event (id, name, data, clinic_id, only_function, rerun_of, rerun_from)
       values ($1, 'beside', $2, $3, 'beside', $4, '')`,
      [rerunId, JSON.stringify({ clinicId }), clinicId, first.id],
    )
    expect(await ended(rerunId)).toMatchObject({ status: "completed" })
    expect(did).toEqual(["notify"])
  })
})

describe("what is written of a server's runs", () => {
  it("is there while the call goes on, as soon as the server has it", async () => {
    shut()
    const eventId = await emitRaw("gated", { clinicId })
    await until(async () => {
      const run = await runOf(eventId)
      return run && (await stepsOf(run.id)).some((step) => step.name === "one" && step.status === "completed")
    })
    open()
    expect(await ended(eventId)).toMatchObject({ status: "completed" })
  })

  it("is made up for at the call's end, and the call fails while it cannot be written", async () => {
    shut()
    did.length = 0
    const eventId = await emitRaw("gated", { clinicId })
    await setLedger(false)
    // The first call's end cannot be written: the server calls again.
    server.onCall = async ({ attempt }) => {
      if (attempt === 1) await setLedger(true)
      return undefined
    }
    await until(async () => did.includes("one"))
    open()
    const run = await ended(eventId)
    server.onCall = undefined
    expect(run).toMatchObject({ status: "completed", attempt: 1 })
    expect((await stepsOf(run.id)).map((step) => [step.name, step.status])).toEqual([
      ["one", "completed"],
      ["two", "completed"],
    ])
    expect(did.filter((one) => one === "one")).toHaveLength(1)
  })

  it("takes what no operator on json would", async () => {
    const run = await ended(await emitRaw("odd", { clinicId }))
    expect(run).toMatchObject({ status: "completed", output: "a\u0000b" })
  })

  it("keeps a second run of one event apart, once the server has forgotten its id", async () => {
    const eventId = await emitRaw("odd", { clinicId })
    const first = await ended(eventId)
    server.again("odd", { id: eventId, name: "odd", data: { clinicId }, ts: Date.now() })
    const second = await until(async () => {
      const { rows } = await db.owner.query(
        "select * from engine.run where function_id = 'odd' and event_id like $1 and status = 'completed'",
        [`${eventId}@%`],
      )
      return rows[0]
    })
    expect(second.id).not.toBe(first.id)
    expect(second.event_id).toBe(`${eventId}@${second.external_id}`)
  })
})

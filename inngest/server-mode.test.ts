import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { closeDb, enginePool } from "@/lib/db"
import { resetEnv } from "@/lib/env"
import { newId } from "@/lib/ids"
import { testDatabase } from "@/lib/testing/db"
import { emitRaw, until } from "@/lib/testing/engine"
import { makeClinic } from "@/lib/testing/factory"
import { type InngestServer, serveRoutes, startInngestServer } from "@/lib/testing/inngest-server"

const db = await testDatabase()
const server: InngestServer = await startInngestServer()
const routes: Parameters<typeof serveRoutes>[0] = {}
const app = await serveRoutes(routes)
Object.assign(process.env, server.environment, { NEXTAUTH_URL: app.origin })
resetEnv()

// The client reads the environment when it is loaded.
const { inngest } = await import("@/inngest/client")
const { closeCancelledRun, closeFailedRun } = await import("@/inngest/functions/close-runs")
const { serveOptions } = await import("@/inngest/serve")
const { configuredServer, startServerWorker } = await import("@/inngest/server-worker")
const { serve } = await import("inngest/next")
const { aloneTriggers, cancelledBy } = await import("@/lib/engine/server-events")
const { sweepServerRuns } = await import("@/lib/engine/sweep-server")
const { NonRetriableError } = await import("inngest")

const did: string[] = []
let failures = 0
const alone = (id: string) => ({ id, cancelOn: cancelledBy(id), retries: 2 as const })
const on = (id: string) => [{ event: id }, ...aloneTriggers(id)]

const steps = inngest.createFunction(
  { ...alone("steps"), triggers: on("steps") },
  async ({ step, event, runId }) => {
    const first = await step.run("first", () => {
      did.push(`first ${runId.length}`)
      return { n: (event.data as { n: number }).n }
    })
    await step.sleep("nap", "5s")
    const both = await Promise.all([step.run("left", () => "l"), step.run("right", () => "r")])
    await step.run("again", () => void did.push("again"))
    return { n: first.n, both: both.join("") }
  },
)

const lab = [
  steps,
  inngest.createFunction({ ...alone("shaky"), triggers: on("shaky") }, async ({ step }) => {
    await step.run("before", () => void did.push("before"))
    await step.run("shaky", () => {
      did.push("shaky")
      if (failures-- > 0) throw new Error("not yet")
    })
    return "done"
  }),
  inngest.createFunction({ ...alone("waits"), triggers: on("waits") }, async ({ step }) => {
    const came = await step.waitForEvent("said-yes", { event: "yes", timeout: "2d", match: "data.who" })
    return came?.data ?? null
  }),
  inngest.createFunction({ ...alone("asks"), triggers: on("asks") }, async ({ step }) => {
    return step.invoke("child", { function: steps, data: { n: 7 } })
  }),
  inngest.createFunction({ ...alone("hopeless"), triggers: on("hopeless") }, async () => {
    throw new NonRetriableError("provider_refused")
  }),
]

let worker: { stop(): Promise<void> }
let clinicId = ""

beforeAll(async () => {
  clinicId = (await makeClinic()).id
  const functions = [...lab, closeFailedRun, closeCancelledRun]
  const handler = serve(serveOptions(functions)) as unknown as (typeof routes)[string]
  routes["/api/inngest"] = { GET: handler.GET, POST: handler.POST, PUT: handler.PUT } as typeof handler
  worker = await startServerWorker(functions)
  await until(async () => server.functions.size === functions.length)
})
afterAll(async () => {
  await worker.stop()
  await closeDb()
  await app.close()
  await server.close()
})

type Row = Record<string, unknown>
const runsOf = async (eventId: string): Promise<Row[]> =>
  (await db.owner.query('select * from "Run" where "eventId" = $1 order by "createdAt"', [eventId])).rows
const stepsOf = async (runId: unknown): Promise<Row[]> =>
  (await db.owner.query('select * from "Step" where "runId" = $1 order by seq', [runId])).rows
const ended = (eventId: string) =>
  until(async () => {
    const [run] = await runsOf(eventId)
    return run?.finishedAt ? run : undefined
  })

describe.each([{ checkpointing: false }, { checkpointing: true }])(
  "a server drives, checkpointing $checkpointing",
  (mode) => {
    beforeAll(() => server.setCheckpointing(mode.checkpointing))

    it("goes from the outbox through signed calls to Run and Step", async () => {
      did.length = 0
      const eventId = await emitRaw("steps", { clinicId, n: 4 })
      const run = await ended(eventId)
      const [told] = server.runsOf("steps").slice(-1)
      expect(run).toMatchObject({
        engine: "server",
        externalId: told?.id,
        functionId: "steps",
        status: "completed",
        clinicId,
        maxAttempts: 3,
      })
      const { rows } = await db.owner.query("select output from engine.run where id = $1", [run.id])
      expect(rows[0].output).toEqual({ n: 4, both: "lr" })
      const steps = await stepsOf(run.id)
      expect(steps.map((step) => [step.name, step.kind, step.status]).sort()).toEqual([
        ["again", "run", "completed"],
        ["first", "run", "completed"],
        ["left", "run", "completed"],
        ["nap", "sleep", "completed"],
        ["right", "run", "completed"],
      ])
      expect(did).toEqual(["first 26", "again"])
    })

    it("writes each try once, though a call's answer was lost", async () => {
      did.length = 0
      failures = 1
      let lost = 0
      server.onCall = ({ functionId, attempt }) =>
        functionId === "rounds-shaky" && attempt === 1 && lost++ === 0 ? "lose" : undefined
      const eventId = await emitRaw("shaky", { clinicId })
      const run = await ended(eventId)
      server.onCall = undefined
      expect(run).toMatchObject({ status: "completed" })
      const { rows } = await db.owner.query(
        "select step_id, attempt, outcome from engine.attempt where run_id = $1 order by id",
        [run.id],
      )
      expect(rows.map((row) => [row.attempt, row.outcome])).toEqual([[0, "retry"]])
      expect((await stepsOf(run.id)).map((step) => [step.name, step.status])).toEqual([
        ["before", "completed"],
        ["shaky", "completed"],
      ])
    })

    it("closes a failed run once, with its cause", async () => {
      const eventId = await emitRaw("hopeless", { clinicId })
      const run = await ended(eventId)
      expect(run).toMatchObject({ status: "failed", error: { message: "provider_refused" } })
      await until(async () => server.runsOf("close-failed-run").some((one) => one.status === "completed"))
      expect(await runsOf(eventId)).toHaveLength(1)
      expect(run.error).not.toHaveProperty("stack")
    })

    it("waits for an event, and shows that it does", async () => {
      const who = newId()
      const eventId = await emitRaw("waits", { clinicId, who })
      const run = await until(async () => (await runsOf(eventId)).find((one) => one.status === "sleeping"))
      expect(await stepsOf(run.id)).toMatchObject([
        { name: "said-yes", kind: "waitForEvent", status: "waiting" },
      ])
      await emitRaw("yes", { clinicId, who: newId() })
      await emitRaw("yes", { clinicId, who })
      expect(await ended(eventId)).toMatchObject({ status: "completed" })
      expect(await stepsOf(run.id)).toMatchObject([{ name: "said-yes", status: "completed" }])
    })

    it("invokes a function and takes what it gives", async () => {
      const eventId = await emitRaw("asks", { clinicId })
      const run = await ended(eventId)
      const { rows } = await db.owner.query("select output from engine.run where id = $1", [run.id])
      expect(rows[0].output).toEqual({ n: 7, both: "lr" })
    })
  },
)

it("a second delivery of the outbox is no second run", async () => {
  const eventId = await emitRaw("hopeless", { clinicId })
  await ended(eventId)
  await db.owner.query("update engine.event set fanned_at = null where id = $1", [eventId])
  await enginePool().query("select pg_notify('engine_wake', '')")
  await until(async () => {
    const { rows } = await db.owner.query("select fanned_at from engine.event where id = $1", [eventId])
    return rows[0].fanned_at !== null
  })
  expect(await runsOf(eventId)).toHaveLength(1)
})

it("starts a run again for its function alone, from the step that failed", async () => {
  failures = 9
  did.length = 0
  const first = await ended(await emitRaw("shaky", { clinicId }))
  expect(first.status).toBe("failed")
  expect(did.filter((one) => one === "before")).toHaveLength(1)
  failures = 0
  const eventId = `rerun:${first.id}:${newId()}`
  await db.owner.query(
    `insert into engine.event (id, name, data, clinic_id, only_function, rerun_of, rerun_from)
     values ($1, 'shaky', $2, $3, 'shaky', $4, '')`,
    [eventId, JSON.stringify({ clinicId }), clinicId, first.id],
  )
  const again = await ended(eventId)
  expect(again).toMatchObject({ status: "completed", rerunOf: first.id, eventName: "shaky", rerunFrom: "" })
  expect(did.filter((one) => one === "before")).toHaveLength(1)
  expect((await stepsOf(again.id)).map((step) => [step.name, step.status, step.keptFrom])).toEqual([
    ["before", "completed", first.id],
    ["shaky", "completed", null],
  ])
})

it("ends a run: by the server's call, by our own event where it has none, and never goes on with it", async () => {
  for (const hasCall of [true, false]) {
    if (!hasCall) server.breakWith(({ method }) => (method === "DELETE" ? 404 : undefined))
    const who = newId()
    const eventId = await emitRaw("waits", { clinicId, who })
    const run = await until(async () => (await runsOf(eventId)).find((one) => one.status === "sleeping"))
    await db.owner.query(
      "update engine.run set status = 'cancelled', finished_at = now(), cancelled_because = 'person' where id = $1",
      [run.id],
    )
    await emitRaw("rounds/run.cancel", {
      clinicId,
      runId: run.id,
      externalId: run.externalId,
      functionId: "waits",
      eventId,
    })
    await until(async () => server.runs.get(String(run.externalId))?.status === "cancelled")
    server.breakWith(undefined)
    expect((await runsOf(eventId))[0]).toMatchObject({ status: "cancelled", cancelledBecause: "person" })
  }
})

it("does nothing more for a run that was ended here while the server goes on calling", async () => {
  did.length = 0
  const eventId = await emitRaw("steps", { clinicId, n: 1 })
  const run = await until(async () => (await runsOf(eventId))[0])
  await db.owner.query("update engine.run set status = 'cancelled', finished_at = now() where id = $1", [
    run.id,
  ])
  await until(async () => server.runs.get(String(run.externalId))?.status === "completed")
  expect(did).not.toContain("again")
  expect((await runsOf(eventId))[0]?.status).toBe("cancelled")
})

it("closes a run none of whose calls ever came", async () => {
  server.onCall = ({ functionId }) => (functionId === "rounds-steps" ? "refuse" : undefined)
  const eventId = await emitRaw("steps", { clinicId, n: 2 })
  const run = await ended(eventId)
  server.onCall = undefined
  expect(run).toMatchObject({ status: "failed", functionId: "steps", clinicId, engine: "server" })
})

it("asks about silent runs, and says so where nobody knows", async () => {
  const eventIds = [
    await emitRaw("waits", { clinicId, who: "a" }),
    await emitRaw("waits", { clinicId, who: "b" }),
  ]
  const runs = await until(async () => {
    const found = (await Promise.all(eventIds.map(runsOf))).flat()
    return found.length === 2 && found.every((one) => one.status === "sleeping") ? found : undefined
  })
  const hush = () =>
    db.owner.query(
      `with hushed as (update engine.run set heard_at = now() - interval '9 hours' where id = any ($1))
       update engine.step set due_at = now() - interval '8 hours' where run_id = any ($1)`,
      [runs.map((run) => run.id)],
    )
  await hush()
  expect(await sweepServerRuns(configuredServer())).toMatchObject({ goingOn: 2, unheard: 0 })
  // Ended there without our hearing of it.
  const silent = server.runs.get(String(runs[0]?.externalId))
  if (silent) Object.assign(silent, { status: "completed", endedAt: new Date().toISOString() })
  await hush()
  expect(await sweepServerRuns(configuredServer())).toMatchObject({ closed: 1, goingOn: 1 })
  server.forgetRuns()
  await hush()
  expect(await sweepServerRuns(configuredServer())).toMatchObject({ unheard: 1 })
  const { rows } = await db.owner.query("select status, unheard_since from engine.run where id = $1", [
    runs[1]?.id,
  ])
  expect(rows[0]).toMatchObject({ status: "sleeping", unheard_since: expect.any(Date) })
})

import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { resetEnv } from "@/lib/env"
import { newId } from "@/lib/ids"
import { testDatabase } from "@/lib/testing/db"
import { emitRaw, until } from "@/lib/testing/engine"
import { type MadeClinic, makeClinic } from "@/lib/testing/factory"
import { arrive } from "@/lib/testing/inbox"
import { type InngestServer, serveRoutes, startInngestServer } from "@/lib/testing/inngest-server"
import { connectWhatsapp, textBody } from "@/lib/testing/whatsapp"

// What the embedded engine had begun lies there before the server is set.
const db = await testDatabase()
const server: InngestServer = await startInngestServer({ checkpointing: true })
const routes: Parameters<typeof serveRoutes>[0] = {}
const app = await serveRoutes(routes)

let clinic: MadeClinic
let worker: { stop(): Promise<void> }

beforeAll(async () => {
  clinic = await makeClinic({ slug: "north" })
  await connectWhatsapp(clinic.id)
  await leaveBehind()
  Object.assign(process.env, server.environment, { INNGEST_SERVE_ORIGIN: app.origin })
  resetEnv()
  const { GET, POST, PUT } = await import("@/app/api/inngest/route")
  const of = (handler: typeof GET) => (request: Request) => handler(request as never, {})
  routes["/api/inngest"] = { GET: of(GET), POST: of(POST), PUT: of(PUT) }
  worker = await (await import("@/inngest/worker")).startWorker()
  await until(async () => server.functions.size > 0)
})
afterAll(async () => {
  await worker.stop()
  await closeDb()
  await app.close()
  await server.close()
})

const left = { run: newId(), event: newId() }

/** A run of the embedded engine that is due: nothing of it may be lost, and the server must not hear of it. */
async function leaveBehind() {
  await db.owner.query(
    `insert into engine.event (id, name, data, fanned_at) values ($1, 'schedule/due', '{"scheduleId":"expire-approvals"}', now())`,
    [left.event],
  )
  await db.owner.query(
    `insert into engine.run (id, function_id, event_id, event_name, max_attempts) values ($1, 'expire-approvals', $2, 'schedule/due', 3)`,
    [left.run, left.event],
  )
  await db.owner.query("insert into engine.job (run_id, kind) values ($1, 'enter')", [left.run])
}

const runsOf = (eventId: string) =>
  db.owner
    .query(
      `select id, "functionId", status, engine, "clinicId", trace, "scheduleId", "rerunOf" from "Run"
       where "eventId" = $1 order by "functionId"`,
      [eventId],
    )
    .then(({ rows }) => rows)
const ended = (eventId: string) =>
  until(async () => {
    const [run] = await runsOf(eventId)
    return run && ["completed", "failed"].includes(run.status) ? run : undefined
  })

describe("the product's own functions at a server", () => {
  it("are all told, with the address that was set and nothing that a request could say", () => {
    expect(server.functions.has("rounds-process-whatsapp-message")).toBe(true)
    for (const { steps } of server.functions.values())
      expect(new URL(steps.step.runtime.url).origin).toBe(app.origin)
  })

  it("turn a webhook into a message and on to what follows, each a run of its own under one trace", async () => {
    const [id = ""] = await arrive("north", textBody({ body: "Bună, vreau un implant" }))
    expect(await ended(id)).toMatchObject({
      functionId: "process-whatsapp-message",
      engine: "server",
      status: "completed",
      clinicId: clinic.id,
      trace: expect.stringContaining(id.replaceAll("-", "")),
    })
    const { rows } = await db.owner.query(`select fate from "WebhookEvent" where id = $1`, [id])
    expect(rows[0].fate).toBe("processed")
    const { rows: messages } = await db.owner.query(`select id from "Message" where "webhookEventId" = $1`, [
      id,
    ])
    expect(await ended(`message.received:${messages[0].id}`)).toMatchObject({
      functionId: "lead-scoring-workflow",
      engine: "server",
      trace: expect.stringContaining(id.replaceAll("-", "")),
    })
  })

  it("bury what fails for good, by their failure handler, and run again from there", async () => {
    await db.owner.query(`alter table "Message" add constraint refuse_poison check (body <> 'poison')`)
    const [id = ""] = await arrive("north", textBody({ body: "poison" }))
    const failed = await ended(id)
    expect(failed).toMatchObject({ status: "failed", functionId: "process-whatsapp-message" })
    const fate = () =>
      db.owner.query(`select fate from "WebhookEvent" where id = $1`, [id]).then(({ rows }) => rows[0].fate)
    await until(async () => (await fate()) === "dead")
    const causes = await db.owner.query("select count from engine.cause where function_id = $1", [
      failed.functionId,
    ])
    expect(causes.rows).toEqual([{ count: "1" }])
    const handlers = await db.owner.query(
      `select "clinicId", status from "Run" where "functionId" = 'process-whatsapp-message-failure'`,
    )
    expect(handlers.rows).toMatchObject([{ clinicId: clinic.id }])

    await db.owner.query(`alter table "Message" drop constraint refuse_poison`)
    const rerunId = `rerun:${failed.id}:${newId()}`
    await db.owner.query(
      `insert into engine.event (id, name, data, clinic_id, only_function, rerun_of)
       select $1, name, data, clinic_id, $2, $3 from engine.event where id = $4`,
      [rerunId, failed.functionId, failed.id, id],
    )
    expect(await ended(rerunId)).toMatchObject({ status: "completed", rerunOf: failed.id })
    expect(await runsOf(id)).toHaveLength(1)
  })

  it("take a schedule's occasion from the outbox, and the tick from the server's clock", async () => {
    const eventId = await emitRaw("schedule/due", {
      scheduleId: "expire-approvals",
      occasionId: newId(),
      dueAt: new Date().toISOString(),
    })
    await db.owner.query("update engine.event set only_function = 'expire-approvals' where id = $1", [
      eventId,
    ])
    expect(await ended(eventId)).toMatchObject({
      functionId: "expire-approvals",
      scheduleId: "expire-approvals",
    })
    server.fire("tick-schedules")
    await until(async () => server.runsOf("tick-schedules").some((run) => run.status === "completed"))
    const { rows } = await db.owner.query(
      `select engine, status from "Run" where "functionId" = 'tick-schedules'`,
    )
    expect(rows).toEqual([{ engine: "server", status: "completed" }])
  })

  it("end what was begun before the server was set where it began", async () => {
    expect(await ended(left.event)).toMatchObject({ id: left.run, engine: "embedded", status: "completed" })
    expect(server.events.map((event) => event.id)).not.toContain(left.event)
  })
})

import { beforeAll, describe, expect, it } from "vitest"
import { sweepPending } from "@/lib/inbox/sweep"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { arrive } from "@/lib/testing/inbox"
import { makeRun } from "@/lib/testing/runs"
import { connectWhatsapp, textBody } from "@/lib/testing/whatsapp"

const db = await testDatabase()
let slug = ""
let clinicId = ""

beforeAll(async () => {
  const clinic = await makeClinic()
  slug = clinic.slug
  clinicId = clinic.id
  await connectWhatsapp(clinic.id)
})

const age = (id: string, minutes: number) =>
  db.owner.query(`update "WebhookEvent" set "receivedAt" = now() - make_interval(mins => $2) where id = $1`, [
    id,
    minutes,
  ])
const outboxOf = (id: string) =>
  db.owner
    .query("select id, name, data from engine.event where data->>'webhookEventId' = $1", [id])
    .then(({ rows }) => rows)

it("puts an old pending event without an outbox row back into work, once", async () => {
  const [id = ""] = await arrive(slug, textBody())
  const [before] = await outboxOf(id)
  await db.owner.query("delete from engine.event where id = $1", [id])
  await age(id, 4)
  expect(await sweepPending()).toEqual({ sent: 0, buried: 0 })
  await age(id, 6)
  expect(await sweepPending()).toEqual({ sent: 1, buried: 0 })
  expect(await outboxOf(id)).toEqual([before])
  expect(await sweepPending()).toEqual({ sent: 0, buried: 0 })
})

it("knows the outbox row of a replay from that of the first time", async () => {
  const [id = ""] = await arrive(slug, textBody())
  await age(id, 6)
  await db.owner.query(`update "WebhookEvent" set replays = 2 where id = $1`, [id])
  expect(await sweepPending()).toEqual({ sent: 1, buried: 0 })
  expect((await outboxOf(id)).map((row) => row.id).sort()).toEqual([id, `${id}:2`])
})

it("leaves alone what waits with its outbox row, and what has a fate", async () => {
  const [waiting = "", decided = ""] = [
    ...(await arrive(slug, textBody())),
    ...(await arrive(slug, textBody())),
  ]
  await age(waiting, 60)
  await age(decided, 60)
  await db.owner.query(`update "WebhookEvent" set fate = 'processed' where id = $1`, [decided])
  await db.owner.query("delete from engine.event where id = $1", [decided])
  expect(await sweepPending()).toEqual({ sent: 0, buried: 0 })
})

describe("an event whose work has come to nothing", () => {
  const fateOf = async (id: string) =>
    (await db.owner.query(`select fate, reason from "WebhookEvent" where id = $1`, [id])).rows[0]

  /** Fanned out a while ago, with a run in this state. */
  async function withRun(status?: string) {
    const [id = ""] = await arrive(slug, textBody())
    await age(id, 20)
    await db.owner.query("update engine.event set fanned_at = now() - interval '15 min' where id = $1", [id])
    if (!status) return { id, runId: "" }
    const run = await makeRun(clinicId, { functionId: "process-whatsapp-message", status })
    await db.owner.query("update engine.run set event_id = $2 where id = $1", [run.id, id])
    return { id, runId: run.id }
  }

  it.each(["cancelled", "failed", undefined])("is given up: its run %s", async (status) => {
    const { id } = await withRun(status)
    expect(await sweepPending()).toEqual({ sent: 0, buried: 1 })
    expect(await fateOf(id)).toEqual({ fate: "dead", reason: "internal" })
    const facts = await db.owner.query(`select name, actor from "Fact" where "subjectId" = $1`, [id])
    expect(facts.rows).toEqual([{ name: "webhook.died", actor: "system:sweep-inbox" }])
    expect(await sweepPending()).toEqual({ sent: 0, buried: 0 })
  })

  it.each(["queued", "running", "sleeping"])("is left alone while its run is %s", async (status) => {
    const { id } = await withRun(status)
    expect(await sweepPending()).toEqual({ sent: 0, buried: 0 })
    expect(await fateOf(id)).toMatchObject({ fate: "pending" })
  })

  it("is left alone while its failure handler or its rerun is under way", async () => {
    const failed = await withRun("failed")
    const handler = await makeRun(clinicId, { status: "running" })
    await db.owner.query("update engine.run set event_id = 'failed:' || $2::text where id = $1", [
      handler.id,
      failed.runId,
    ])
    const cancelled = await withRun("cancelled")
    const again = await makeRun(clinicId, { status: "queued" })
    await db.owner.query("update engine.run set rerun_of = $2 where id = $1", [again.id, cancelled.runId])
    expect(await sweepPending()).toEqual({ sent: 0, buried: 0 })
    await db.owner.query("update engine.run set status = 'failed', finished_at = now() where id = any ($1)", [
      [handler.id, again.id],
    ])
    expect(await sweepPending()).toEqual({ sent: 0, buried: 2 })
  })
})

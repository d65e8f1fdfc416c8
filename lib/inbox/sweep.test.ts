import { beforeAll, expect, it } from "vitest"
import { sweepPending } from "@/lib/inbox/sweep"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { arrive } from "@/lib/testing/inbox"
import { connectWhatsapp, textBody } from "@/lib/testing/whatsapp"

const db = await testDatabase()
let slug = ""

beforeAll(async () => {
  const clinic = await makeClinic()
  slug = clinic.slug
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
  expect(await sweepPending()).toBe(0)
  await age(id, 6)
  expect(await sweepPending()).toBe(1)
  expect(await outboxOf(id)).toEqual([before])
  expect(await sweepPending()).toBe(0)
})

it("knows the outbox row of a replay from that of the first time", async () => {
  const [id = ""] = await arrive(slug, textBody())
  await age(id, 6)
  await db.owner.query(`update "WebhookEvent" set replays = 2 where id = $1`, [id])
  expect(await sweepPending()).toBe(1)
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
  expect(await sweepPending()).toBe(0)
})

import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { findWebhookEvent } from "@/lib/inbox/find"
import { readLedger } from "@/lib/inbox/ledger"
import { listWebhookDeliveries, listWebhookEvents } from "@/lib/inbox/list"
import { connectedClinic } from "@/lib/testing/connections"
import { testDatabase } from "@/lib/testing/db"
import { makeDelivery } from "@/lib/testing/webhooks"
import { now } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)

it("shows what belongs to no clinic apart from the clinic's, and to who runs the platform alone", async () => {
  const { operator, admin, clinic } = await connectedClinic()
  await makeDelivery(clinic, { at: now(), items: [{}] })
  const [delivery, id] = [newId(), newId()]
  await db.owner.query(
    `insert into "WebhookDelivery" (id, provider, outcome, accepted, body) values ($1, 'github', 'accepted', 1, '{"ref":"x"}')`,
    [delivery],
  )
  await db.owner.query(
    `insert into "WebhookEvent" (id, provider, key, kind, position, "deliveryId", fate, reason)
     values ($1, 'github', 'guid', 'push', 0, $2, 'ignored', 'Kept.')`,
    [id, delivery],
  )
  await db.owner.query(
    `insert into "WebhookDelivery" (id, provider, outcome, refused, reason) values ($1, 'github', 'refused', 1234, 'wrong_signature')`,
    [newId()],
  )
  const platform = await readLedger(operator, { side: "platform" })
  expect(platform.total).toMatchObject({ received: 1235, accepted: 1, refused: 1234, addsUp: true })
  expect(platform.totals.map((one) => one.provider)).toEqual(["github"])
  expect((await readLedger(operator, {})).totals.map((one) => one.provider)).toEqual(["whatsapp"])
  expect((await listWebhookEvents(operator, { side: "platform" })).rows.map((row) => row.id)).toEqual([id])
  const refused = await listWebhookDeliveries(operator, { side: "platform", outcome: "refused" })
  expect(refused.rows).toMatchObject([{ refused: 1234, reason: "wrong_signature" }])
  expect(await findWebhookEvent(operator, { id })).toMatchObject({
    side: "platform",
    runs: [],
    message: null,
  })
  for (const ask of [readLedger, listWebhookEvents, listWebhookDeliveries]) {
    await expect(ask(admin, { side: "platform" })).rejects.toMatchObject({ code: "forbidden" })
  }
  await expect(findWebhookEvent(admin, { id })).rejects.toMatchObject({ code: "not_found" })
})

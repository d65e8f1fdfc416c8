import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { requestRerun } from "@/lib/reruns/request"
import { ctxWith } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { type MadeClinic, makeClinic } from "@/lib/testing/factory"
import { arrive } from "@/lib/testing/inbox"
import { asked } from "@/lib/testing/reruns"
import { change, connectWhatsapp, contactOf, envelope, textBody, textMessage } from "@/lib/testing/whatsapp"

const db = await testDatabase()
let clinic: MadeClinic
let worker: { stop(): Promise<void> }

beforeAll(async () => {
  clinic = await makeClinic({ slug: "north" })
  await connectWhatsapp(clinic.id)
  // Reads the environment when loaded, which the database above has just set.
  worker = await (await import("@/inngest/worker")).startWorker()
})
afterAll(() => worker.stop())

const rowOf = (id: string) =>
  db.owner.query(`select * from "WebhookEvent" where id = $1`, [id]).then(({ rows }) => rows[0])
const fateOf = (id: string) =>
  expect.poll(async () => (await rowOf(id)).fate, { timeout: 20_000, interval: 50 })
const runsOf = (eventId: string) =>
  db.owner
    .query("select function_id, status from engine.run where event_id = $1 order by function_id", [eventId])
    .then(({ rows }) => rows)

describe("process-whatsapp-message", () => {
  it("turns a webhook into a message that is scored, in another process's hands", async () => {
    const [id = ""] = await arrive("north", textBody({ body: "Bună, vreau un implant" }))
    await fateOf(id).toBe("processed")
    expect(await runsOf(id)).toMatchObject([{ function_id: "process-whatsapp-message" }])
    const { rows } = await db.owner.query(
      `select sent.id from engine.event sent join "Message" message on sent.id = 'message.received:' || message.id
       where message."webhookEventId" = $1`,
      [id],
    )
    expect(rows).toHaveLength(1)
  })

  it("makes one patient and one open lead of a new person's burst", async () => {
    const from = "40722333444"
    const messages = Array.from({ length: 8 }, () => textMessage({ from }))
    const ids = await arrive(
      "north",
      JSON.stringify(envelope(change({ contacts: [contactOf({ from })], messages }))),
    )
    for (const id of ids) await fateOf(id).toBe("processed")
    const { rows } = await db.owner.query(
      `select count(distinct link."patientId")::int as patients, count(distinct lead.id)::int as leads,
         count(distinct message.id)::int as messages
       from "Contact" contact join "PatientContact" link on link."contactId" = contact.id
       join "Lead" lead on lead."patientId" = link."patientId" join "Message" message on message."contactId" = contact.id
       where contact.address = $1`,
      [`+${from}`],
    )
    expect(rows).toEqual([{ patients: 1, leads: 1, messages: 8 }])
  })

  it("buries an event that can never be recorded, after its three attempts", async () => {
    await db.owner.query(`alter table "Message" add constraint refuse_poison check (body <> 'poison')`)
    const [id = ""] = await arrive("north", textBody({ body: "poison" }))
    const [after = ""] = await arrive("north", textBody({ body: "the next one" }))
    await fateOf(after).toBe("processed")
    await fateOf(id).toBe("dead")
    expect((await rowOf(id)).reason).toBe("internal")
    expect(await runsOf(id)).toMatchObject([{ function_id: "process-whatsapp-message", status: "failed" }])
  })

  it("does the work of a buried event when its run is started again", async () => {
    await db.owner.query(`alter table "Message" add constraint refuse_lost check (body <> 'lost')`)
    const [id = ""] = await arrive("north", textBody({ body: "lost" }))
    await fateOf(id).toBe("dead")
    await db.owner.query(`alter table "Message" drop constraint refuse_lost`)
    const { rows } = await db.owner.query("select id from engine.run where event_id = $1", [id])
    const ctx = await ctxWith(clinic, ["admin"])
    await requestRerun(ctx, asked([rows[0].id]))
    await fateOf(id).toBe("processed")
    const messages = await db.owner.query(`select body from "Message" where "webhookEventId" = $1`, [id])
    expect(messages.rows).toEqual([{ body: "lost" }])
    expect(await rowOf(id)).toMatchObject({ reason: null })
  })
})

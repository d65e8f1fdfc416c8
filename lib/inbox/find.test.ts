import { beforeAll, describe, expect, it } from "vitest"
import { platformPool } from "@/lib/db"
import { newId } from "@/lib/ids"
import { findWebhookEvent } from "@/lib/inbox/find"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { type MadeClinic, makeClinic } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"
import { makeDelivery } from "@/lib/testing/webhooks"
import { now } from "@/lib/time"

const db = await testDatabase()
let clinic: MadeClinic
let asMember: Awaited<ReturnType<typeof memberOf>>
let stranger: Awaited<ReturnType<typeof memberOf>>
let eventId: string
let siblingId: string
let leadId: string
let runIds: string[]

beforeAll(async () => {
  clinic = await makeClinic()
  asMember = await memberOf(clinic)
  stranger = await memberOf(await makeClinic())
  const made = await makeDelivery(clinic, {
    at: now(),
    items: [
      { key: "wamid.HBgLNDA3MDAwMDAwMDA=" },
      { kind: "statuses/read", fate: "ignored", reason: "unknown" },
    ],
    headers: [["x-hub-signature-256", `sha256=${"0f".repeat(32)}`]],
    body: '{"type":"text","text":{"body":"Mă doare"}}',
    verifiedBy: "meta, newest secret",
  })
  eventId = made.eventIds[0]!
  siblingId = made.eventIds[1]!
  leadId = await makeMessage(eventId)
  runIds = [await makeRun(eventId, "process-whatsapp-message", null), await makeScoringRun()]
})

async function makeMessage(webhookEventId: string): Promise<string> {
  const [patientId, contactId, id] = [newId(), newId(), newId()]
  await db.owner.query(
    `with patient as (
      insert into "Patient" (id, "clinicId", name, "nameFolded", "updatedAt") values ($1, $4, 'Ana Pop', 'ana pop', now())
    ), contact as (
      insert into "Contact" (id, "clinicId", channel, address) values ($2, $4, 'whatsapp', '+40700000000')
    ) insert into "Lead" (id, "clinicId", "patientId", source, "updatedAt") values ($3, $4, $1, 'whatsapp', now())`,
    [patientId, contactId, id, clinic.id],
  )
  await db.owner.query(
    `insert into "Message" (id, "clinicId", "contactId", "leadId", direction, body, status, "statusAt", "webhookEventId")
     values ($1, $2, $3, $4, 'in', 'Mă doare', 'received', now(), $5)`,
    [newId(), clinic.id, contactId, id, webhookEventId],
  )
  return id
}

async function makeRun(eventOf: string, functionId: string, subjectId: string | null): Promise<string> {
  const id = newId()
  await platformPool().query(
    `insert into engine.run (id, function_id, event_id, event_name, clinic_id, subject_id, status, max_attempts)
     values ($1, $2, $3, 'x', $4, $5, 'completed', 3)`,
    [id, functionId, eventOf, clinic.id, subjectId],
  )
  return id
}

async function makeScoringRun(): Promise<string> {
  const { rows } = await db.owner.query<{ id: string }>(
    'select id from "Message" where "webhookEventId" = $1',
    [eventId],
  )
  const told = newId()
  await platformPool().query(
    "insert into engine.event (id, name, data, clinic_id) values ($1, 'message.received', $2, $3)",
    [told, JSON.stringify({ clinicId: clinic.id, messageId: rows[0]!.id, leadId }), clinic.id],
  )
  return makeRun(told, "lead-scoring-workflow", leadId)
}

describe("findWebhookEvent", () => {
  it("shows the request, its other items, the runs and the lead", async () => {
    const found = await findWebhookEvent(asMember(["admin"]), { id: eventId })
    expect(found).toMatchObject({
      key: "wamid.HBgLNDA3MDAwMDAwMDA=",
      masked: false,
      delivery: {
        verifiedBy: "meta, newest secret",
        headers: [["x-hub-signature-256", "sha256=0f0f0f0f…"]],
        body: { type: "text", text: { body: "‹8 characters›" } },
      },
      siblings: [{ id: siblingId, kind: "statuses/read", fate: "ignored" }],
      message: { leadId, direction: "in" },
      patientName: "Ana Pop",
    })
    expect(found.runs.map((run) => run.id).sort()).toEqual([...runIds].sort())
  })

  it("cuts a long body, and takes apart none of megabytes", async () => {
    const bodyFor = async (length: number) => {
      const body = JSON.stringify({ type: "text", parts: Array.from({ length }, () => ({ word: "doare" })) })
      const { eventIds } = await makeDelivery(clinic, { at: now(), items: [{}], body })
      return (await findWebhookEvent(asMember(["admin"]), { id: eventIds[0] ?? "" })).delivery
    }
    const long = await bodyFor(5_000)
    expect(long).toMatchObject({ bodyIsCut: true, body: expect.stringContaining("‹5 characters›") })
    expect(String(long.body).length).toBeLessThan(100_000)
    expect(await bodyFor(100_000)).toMatchObject({ bodyIsCut: true, body: null, bodyBytes: 1_700_025 })
  })

  it("tells a masked reader ids only", async () => {
    const found = await findWebhookEvent(asMember(["operator"]), { id: eventId })
    expect(found).toMatchObject({ masked: true, key: "…AwMDA=", patientName: null, message: { leadId } })
    expect(JSON.stringify(found)).not.toMatch(/doare|Ana/)
  })

  it("keeps to the replays that were", async () => {
    const replayed = await makeRun(`${eventId}:1`, "process-whatsapp-message", null)
    const before = await findWebhookEvent(asMember(["admin"]), { id: eventId })
    expect(before.runs.map((run) => run.id)).not.toContain(replayed)
    await db.owner.query('update "WebhookEvent" set replays = 1 where id = $1', [eventId])
    const after = await findWebhookEvent(asMember(["admin"]), { id: eventId })
    expect(after.runs.map((run) => run.id)).toContain(replayed)
  })

  it("has nothing for an id that is none", async () => {
    await expect(findWebhookEvent(asMember(["admin"]), { id: "x" })).rejects.toMatchObject({
      code: "not_found",
    })
  })
})

describeRefusals(findWebhookEvent, {
  prepare: async () => ({ input: { id: eventId }, ctxFor: asMember, strangerFor: stranger }),
})

it("says which functions did not run, and why", async () => {
  const held = newId()
  await db.owner.query(
    `insert into engine.skipped (function_id, event_id, clinic_id, because, run_id) values
       ('process-whatsapp-message', $1, $2, 'idempotency', $3), ('process-whatsapp-message', $1, $4, 'singleton', null)`,
    [eventId, clinic.id, held, (await makeClinic()).id],
  )
  const event = await findWebhookEvent(asMember(["admin"]), { id: eventId })
  expect(event.skipped).toMatchObject([
    { functionId: "process-whatsapp-message", because: "idempotency", runId: held },
  ])
})

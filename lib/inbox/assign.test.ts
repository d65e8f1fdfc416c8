import { afterAll, describe, expect, it } from "vitest"
import { systemCtx } from "@/lib/ctx"
import { closeDb } from "@/lib/db"
import { assignEvent } from "@/lib/inbox/assign"
import { listForeign } from "@/lib/inbox/foreign"
import { readLedger } from "@/lib/inbox/ledger"
import { processEvent } from "@/lib/inbox/process"
import { replayEvent } from "@/lib/inbox/replay"
import { connectedClinic } from "@/lib/testing/connections"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { recorded } from "@/lib/testing/facts"
import { arrive } from "@/lib/testing/inbox"
import { describeRefusals } from "@/lib/testing/refusals"
import { change, connectWhatsapp, contactOf, envelope, textMessage, wamid } from "@/lib/testing/whatsapp"
import { now } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)

let serial = 0
/** A message for another clinic's number that came to ours, beside one of our own. */
async function astray() {
  const here = await connectedClinic()
  const there = await makeClinic()
  const number = `20000${++serial}`
  await connectWhatsapp(there.id, { externalId: number })
  const message = (body: string) => ({
    contacts: [contactOf({ name: body })],
    messages: [textMessage({ id: wamid(), body })],
  })
  const theirMessage = message("Theirs alone")
  const body = JSON.stringify(envelope(change(message("Ours alone")), change(theirMessage, number)))
  const ids = await arrive(here.clinic.slug, body)
  const theirBody = JSON.stringify(envelope(change(theirMessage, number)))
  return { ...here, there, number, message, theirBody, ours: ids[0] ?? "", id: ids[1] ?? "" }
}
const eventOf = async (id: string) =>
  (await db.owner.query(`select * from "WebhookEvent" where id = $1`, [id])).rows[0]
const bodyOf = async (deliveryId: string) =>
  (
    await db.owner.query(`select body from "WebhookDelivery" where id = $1`, [deliveryId])
  ).rows[0].body.toString()

describe("an event that came astray", () => {
  it("is suggested to the clinic whose number it names, becomes one event there, and is done with here", async () => {
    const { operator, admin, there, id } = await astray()
    expect(await listForeign(operator, { id })).toMatchObject([{ id: there.id, name: there.name }])
    expect(await listForeign(admin, { id })).toEqual([])
    const given = { id, clinicId: there.id, reason: "their number" }
    const { eventId } = await assignEvent(operator, given)
    expect(await assignEvent(operator, given)).toEqual({ eventId, isNew: false })
    const made = await eventOf(eventId)
    expect(made).toMatchObject({ clinicId: there.id, fate: "pending", assignedFromId: id })
    expect(await eventOf(id)).toMatchObject({ fate: "ignored", reason: `Given to ${there.name}.` })
    expect(await bodyOf(made.deliveryId)).toContain("Theirs alone")
    expect(await bodyOf(made.deliveryId)).not.toContain("Ours alone")

    const theirs = systemCtx(there.id, there, "process-whatsapp-message")
    expect(await processEvent(theirs, { id: eventId })).toEqual({ fate: "processed" })
    const leads = await db.owner.query(`select count(*)::int as n from "Lead" where "clinicId" = $1`, [
      there.id,
    ])
    expect(leads.rows[0].n).toBe(1)
    const sent = await db.owner.query("select clinic_id from engine.event where id = $1", [eventId])
    expect(sent.rows).toEqual([{ clinic_id: there.id }])
    const why = { personal: { reason: "their number" } }
    expect(await recorded(operator.clinicId, id)).toMatchObject([{ name: "webhook.assigned", ...why }])
    expect(await recorded(there.id, eventId)).toMatchObject([{ name: "webhook.assigned", ...why }])
    const ledger = await readLedger((await memberOf(there))(["admin"]), {})
    expect(ledger.total).toMatchObject({ received: 1, accepted: 1, addsUp: true })
  })

  it("leaves none of the other clinic's patient behind, and our own can still be read", async () => {
    const { operator, admin, there, clinic, id, ours } = await astray()
    await assignEvent(operator, { id, clinicId: there.id, reason: "their number" })
    const kept = await bodyOf((await eventOf(id)).deliveryId)
    expect(kept).not.toContain("Theirs alone")
    expect(kept).toContain("Ours alone")
    const here = systemCtx(clinic.id, clinic, "process-whatsapp-message")
    expect(await processEvent(here, { id: ours })).toEqual({ fate: "processed" })
    await replayEvent(admin, { id, reason: "just trying" })
    expect(await processEvent(here, { id })).toEqual({ fate: "ignored" })
  })

  it("keeps nothing of a request that was theirs alone", async () => {
    const { operator, there, clinic, message, number } = await astray()
    const [id = ""] = await arrive(
      clinic.slug,
      JSON.stringify(envelope(change(message("Nothing of ours"), number))),
    )
    await assignEvent(operator, { id, clinicId: there.id, reason: "their number" })
    const { deliveryId } = await eventOf(id)
    const { rows } = await db.owner.query(`select body from "WebhookDelivery" where id = $1`, [deliveryId])
    expect(rows).toEqual([{ body: null }])
  })

  it("stays while another of that clinic's in the same request waits", async () => {
    const { operator, there, clinic, message, number } = await astray()
    const both = envelope(change(message("Their first"), number), change(message("Their second"), number))
    const [first = "", second = ""] = await arrive(clinic.slug, JSON.stringify(both))
    const given = { clinicId: there.id, reason: "their number" }
    await assignEvent(operator, { ...given, id: first })
    const { eventId } = await assignEvent(operator, { ...given, id: second })
    expect(await bodyOf((await eventOf(eventId)).deliveryId)).toContain("Their second")
    const { deliveryId } = await eventOf(first)
    const { rows } = await db.owner.query(`select body from "WebhookDelivery" where id = $1`, [deliveryId])
    expect(rows).toEqual([{ body: null }])
  })

  it("is the one it has where that clinic got it itself, each time it is asked", async () => {
    const { operator, there, theirBody, id } = await astray()
    const [known = ""] = await arrive(there.slug, theirBody)
    const theirs = systemCtx(there.id, there, "process-whatsapp-message")
    await processEvent(theirs, { id: known })
    const given = { id, clinicId: there.id, reason: "their number" }
    for (let n = 0; n < 2; n++)
      expect(await assignEvent(operator, given)).toEqual({ eventId: known, isNew: false })
    expect(await recorded(there.id, known)).toContainEqual(
      expect.objectContaining({ name: "webhook.assigned", after: { fate: "processed", assignedFromId: id } }),
    )
  })

  it("is given once, whoever is quicker", async () => {
    const { operator, there, id } = await astray()
    const given = { id, clinicId: there.id, reason: "their number" }
    const results = await Promise.all([1, 2, 3].map(() => assignEvent(operator, given)))
    expect(new Set(results.map((one) => one.eventId)).size).toBe(1)
    const { rows } = await db.owner.query(`select id from "WebhookEvent" where "assignedFromId" = $1`, [id])
    expect(rows).toHaveLength(1)
  })

  it("goes to no clinic that does not have the number", async () => {
    const { operator, id } = await astray()
    const other = await connectedClinic()
    for (const clinicId of [other.clinic.id, operator.clinicId, (await makeClinic()).id]) {
      await expect(assignEvent(operator, { id, clinicId, reason: "a guess" })).rejects.toMatchObject({
        fields: { clinicId: expect.any(String) },
      })
    }
    expect(await eventOf(id)).toMatchObject({ fate: "quarantined" })
  })
})

const ground = async () => {
  const { ctxFor, there, id } = await astray()
  const stranger = await memberOf(await makeClinic())
  const strangerFor: typeof ctxFor = (roles) => stranger(roles, { steppedUpAt: now() })
  return { input: { id, clinicId: there.id, reason: "their number" }, ctxFor, strangerFor }
}
describeRefusals(assignEvent, {
  prepare: ground,
  wrongState: {
    when: "an event of the clinic's own",
    code: "wrong_state",
    async prepare() {
      const made = await astray()
      const body = JSON.stringify(envelope(change({ messages: [textMessage()] })))
      const [id = ""] = await arrive(made.clinic.slug, body)
      return { ...made, input: { id, clinicId: made.there.id, reason: "their number" } }
    },
  },
})

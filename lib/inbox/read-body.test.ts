import { beforeAll, describe, expect, it } from "vitest"
import { systemCtx } from "@/lib/ctx"
import { processEvent } from "@/lib/inbox/process"
import { readWebhookBody } from "@/lib/inbox/read-body"
import { connectedClinic } from "@/lib/testing/connections"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { recorded } from "@/lib/testing/facts"
import { arrive } from "@/lib/testing/inbox"
import { makeLead, makeMessage } from "@/lib/testing/leads"
import { describeRefusals } from "@/lib/testing/refusals"
import { makeDelivery } from "@/lib/testing/webhooks"
import { change, contactOf, envelope, NUMBER_ID, textMessage, wamid } from "@/lib/testing/whatsapp"
import { editOf, preferenceChange, reactionOf } from "@/lib/testing/whatsapp-shapes"
import { addMs, MINUTE_MS, now } from "@/lib/time"

const db = await testDatabase()
const BODY = '{"type":"text","text":{"body":"Mă doare"}}'
let asMember: Awaited<ReturnType<typeof memberOf>>
let stranger: Awaited<ReturnType<typeof memberOf>>
let eventId: string

beforeAll(async () => {
  const clinic = await makeClinic()
  asMember = await memberOf(clinic)
  stranger = await memberOf(await makeClinic())
  eventId = (await makeDelivery(clinic, { at: now(), items: [{}], body: BODY })).eventIds[0]!
})

const looks = async () =>
  (await recorded(asMember([]).clinicId, eventId)).flatMap(({ name, personal, actor }) =>
    name === "webhook.body_read" ? [{ personal, actor }] : [],
  )

describe("readWebhookBody", () => {
  it("asks an admin for the password first", async () => {
    const input = { id: eventId, reason: "patient complains" }
    await expect(readWebhookBody(asMember(["admin"]), input)).rejects.toMatchObject({
      code: "step_up_needed",
    })
    const longAgo = addMs(now(), -6 * MINUTE_MS)
    await expect(readWebhookBody(asMember(["admin"], { steppedUpAt: longAgo }), input)).rejects.toMatchObject(
      { code: "step_up_needed" },
    )
    expect(await looks()).toEqual([])
  })

  it("gives the bytes as they came, and records who looked and why, each time", async () => {
    const ctx = asMember(["admin"], { steppedUpAt: now() })
    const read = await readWebhookBody(ctx, { id: eventId, reason: "patient complains" })
    expect(read.body).toBe(BODY)
    await readWebhookBody(ctx, { id: eventId, reason: "second look" })
    expect(await looks()).toMatchObject([
      { personal: { reason: "patient complains" }, actor: `member:${asMember.member.id}` },
      { personal: { reason: "second look" } },
    ])
  })

  it("P7 is a look at each patient whose message came in that request", async () => {
    const clinicId = asMember([]).clinicId
    const [one, other] = [await makeLead(clinicId), await makeLead(clinicId)]
    for (const lead of [one, other]) await makeMessage(lead, "Mă doare", { webhookEventId: eventId })
    await readWebhookBody(asMember(["admin"], { steppedUpAt: now() }), {
      id: eventId,
      reason: "patient complains",
    })
    for (const { patientId } of [one, other])
      expect(await recorded(clinicId, patientId)).toMatchObject([
        { name: "patient.read", patientId, after: { what: "webhook body", as: ["admin"], scope: "all" } },
      ])
  })

  it("P7 is a look at the patient whose words were changed, whose sign it is, or who decided over offers", async () => {
    const { clinic, admin } = await connectedClinic()
    const here = systemCtx(clinic.id, clinic, "process-whatsapp-message")
    const come = async (item: object) => {
      const [id = ""] = await arrive(clinic.slug, JSON.stringify(envelope(item)))
      await processEvent(here, { id })
      return id
    }
    const first = wamid()
    const said = (message: object) => come(change({ contacts: [contactOf()], messages: [message] }))
    await said(textMessage({ id: first }))
    const seconds = Math.floor(now().getTime() / 1_000)
    const ids = [
      await said(editOf(first, "Mă doare tare")),
      await said(reactionOf(first, "👍")),
      await come(preferenceChange(contactOf().wa_id, "stop", seconds, NUMBER_ID)),
    ]
    for (const id of ids) {
      await readWebhookBody(admin, { id, reason: "patient complains" })
      const { rows } = await db.owner.query(
        `select "patientId" from "Fact" where "clinicId" = $1 and name = 'patient.read' and after->>'what' = 'webhook body'
         and "requestId" = $2`,
        [clinic.id, admin.requestId],
      )
      expect(rows, id).toHaveLength(ids.indexOf(id) + 1)
    }
  })

  it("gives an operator the redacted one", async () => {
    const read = await readWebhookBody(asMember(["operator"]), { id: eventId, reason: "debugging" })
    expect(read.body).toContain("‹8 characters›")
    expect(read.body).not.toContain("doare")
  })

  it("gives the beginning of what is long, whole letters only", async () => {
    const clinic = { ...asMember([]).clinic, id: asMember([]).clinicId }
    const [id = ""] = (
      await makeDelivery(clinic, { at: now(), items: [{}], body: `{"x":"${"ă".repeat(200_000)}"}` })
    ).eventIds
    const read = await readWebhookBody(asMember(["admin"], { steppedUpAt: now() }), {
      id,
      reason: "a long one",
    })
    expect(read).toMatchObject({ isCut: true, body: expect.stringMatching(/^\{"x":"ă+$/) })
    const masked = await readWebhookBody(asMember(["operator"]), { id, reason: "a long one" })
    expect(masked.body).toContain("‹200000 characters›")
  })

  it("asks why", async () => {
    const ctx = asMember(["admin"], { steppedUpAt: now() })
    await expect(readWebhookBody(ctx, { id: eventId, reason: " " })).rejects.toMatchObject({
      code: "invalid_input",
    })
  })
})

describeRefusals(readWebhookBody, {
  prepare: async () => ({
    input: { id: eventId, reason: "checking" },
    ctxFor: asMember,
    strangerFor: stranger,
  }),
})

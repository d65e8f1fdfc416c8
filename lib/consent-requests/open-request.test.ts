import { describe, expect, it } from "vitest"
import { openConsentRequest } from "@/lib/consent-requests/open-request"
import { ReceiptRecord } from "@/lib/consents/receipt-shape"
import { settleConsentRequest } from "@/lib/consents/settle-request"
import { standingConsents } from "@/lib/consents/standing"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { askedOf, settle, systemOf } from "@/lib/testing/consents"
import { testDatabase } from "@/lib/testing/db"
import { addLead, type LeadGround, leadGround } from "@/lib/testing/lead-ground"
import { now } from "@/lib/time"

await testDatabase()

const standing = (ground: LeadGround) =>
  inClinic(ground.clinic.id, (tx) => standingConsents(tx, ground.lead.patientId, now()))
const ledger = (ground: LeadGround) =>
  inClinic(ground.clinic.id, (tx) =>
    tx.consentStanding.findMany({ where: { patientId: ground.lead.patientId }, orderBy: { purpose: "asc" } }),
  )

describe("a question for agreements", () => {
  it("stands as asked until it is answered, and is put once for the same cause", async () => {
    const ground = await leadGround()
    const effectKey = newId()
    const given = {
      patientId: ground.lead.patientId,
      contactId: ground.lead.contactId,
      kind: "ask" as const,
      purposes: ["appointment_reminders" as const],
      effectKey,
    }
    const put = () => inClinic(ground.clinic.id, (tx) => openConsentRequest(tx, systemOf(ground), given))
    const first = await put()
    expect(await put()).toMatchObject({ id: first.id, facts: [], events: [] })
    // Nothing is connected in this clinic: nobody was asked, and it says so.
    expect(first.because).toBe("not_connected")
    expect(await ledger(ground)).toEqual([])
    const open = await askedOf(ground, ["appointment_reminders"])
    expect(await ledger(ground)).toMatchObject([
      { purpose: "appointment_reminders", status: "pending", requestId: open.id },
    ])
    expect(await standing(ground)).toEqual([])
  })

  it("is joined with one that is open, so that a yes has one meaning", async () => {
    const ground = await leadGround()
    const first = await askedOf(ground, ["appointment_reminders"])
    const second = await askedOf(ground, ["marketing_whatsapp"])
    const rows = await inClinic(ground.clinic.id, (tx) =>
      tx.consentRequest.findMany({ orderBy: { openedAt: "asc" } }),
    )
    expect(rows).toMatchObject([
      { id: first.id, status: "cancelled" },
      { id: second.id, status: "open", purposes: ["marketing_whatsapp", "appointment_reminders"] },
    ])
  })

  it("is not put while another person's waits at the same number", async () => {
    const ground = await leadGround()
    const other = await addLead(ground.clinic.id)
    await askedOf(ground)
    const beside = { ...ground, lead: { ...other, contactId: ground.lead.contactId } }
    await expect(askedOf(beside)).rejects.toMatchObject({ code: "wrong_state" })
  })
})

describe("its answer", () => {
  it("yes grants what was asked, names its question and evidence, and makes a receipt in the standard's shape", async () => {
    const ground = await leadGround()
    const { id } = await askedOf(ground, ["data_processing", "marketing_whatsapp"])
    const done = await settle(ground, id)
    expect(await standing(ground)).toMatchObject([
      { purpose: "data_processing", status: "granted", method: "double_opt_in" },
      { purpose: "marketing_whatsapp", status: "granted" },
    ])
    expect(done.events).toMatchObject([{ name: "consent.receipt_asked" }])
    const receipt = await inClinic(ground.clinic.id, (tx) =>
      tx.consentReceipt.findUniqueOrThrow({ where: { id: done.receiptId ?? "" } }),
    )
    const record = ReceiptRecord.parse(receipt.record)
    expect(record.events.map((one) => one.event_state)).toEqual(["consent_given", "consent_given"])
    expect(JSON.stringify(record)).not.toContain("Maria")
    expect(record.pii_principal_id).not.toBe(ground.lead.patientId)
  })

  it("no denies it, and twice changes nothing", async () => {
    const ground = await leadGround()
    const { id } = await askedOf(ground)
    await settle(ground, id, "no")
    expect(await standing(ground)).toMatchObject([{ status: "denied" }])
    expect(await settle(ground, id, "yes")).toMatchObject({ settled: false, facts: [], events: [] })
    expect(await standing(ground)).toMatchObject([{ status: "denied" }])
  })

  it("unclear decides nothing and can be settled by a person later", async () => {
    const ground = await leadGround()
    const { id } = await askedOf(ground)
    const unclear = () =>
      inClinic(ground.clinic.id, (tx) =>
        settleConsentRequest(tx, systemOf(ground), { requestId: id, reading: "unclear", at: now() }),
      )
    expect((await unclear()).facts).toHaveLength(1)
    expect((await unclear()).facts).toEqual([])
    expect(await standing(ground)).toEqual([])
    expect(await settle(ground, id)).toMatchObject({ settled: true })
  })

  it("each purpose may be answered for itself", async () => {
    const ground = await leadGround()
    const { id } = await askedOf(ground, ["data_processing", "marketing_whatsapp"])
    await inClinic(ground.clinic.id, (tx) =>
      settleConsentRequest(tx, systemOf(ground), {
        requestId: id,
        reading: "yes",
        answers: { marketing_whatsapp: "denied" },
        at: now(),
      }),
    )
    expect(await standing(ground)).toMatchObject([{ status: "granted" }, { status: "denied" }])
  })
})

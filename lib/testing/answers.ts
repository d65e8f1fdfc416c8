import { openConsentRequest } from "@/lib/consent-requests/open-request"
import type { Purpose, RequestKind } from "@/lib/consents/words"
import { type Ctx, systemCtx } from "@/lib/ctx"
import { inClinic } from "@/lib/db"
import { record } from "@/lib/facts"
import { newId } from "@/lib/ids"
import { processEvent } from "@/lib/inbox/process"
import { emit } from "@/lib/outbox"
import { type MadeClinic, makeClinic } from "@/lib/testing/factory"
import { arrive } from "@/lib/testing/inbox"
import { change, connectWhatsapp, contactOf, envelope, textMessage, wamid } from "@/lib/testing/whatsapp"
import { now } from "@/lib/time"

export type AnswerGround = {
  clinic: MadeClinic
  ctx: Ctx
  patientId: string
  contactId: string
  phone: string
}

/** Seconds from now, as WhatsApp counts. */
const stamp = (inSeconds: number) => Math.floor(Date.now() / 1_000) + inSeconds

/** Somebody writes by WhatsApp, and it is worked off; what is not given is a plain text of `phone`. */
export async function writes(
  { clinic, ctx, phone }: Pick<AnswerGround, "clinic" | "ctx" | "phone">,
  body: string,
  message: Record<string, unknown> = {},
): Promise<string> {
  const id = typeof message.id === "string" ? message.id : wamid()
  const given = { ...textMessage({ from: phone, body, id, timestamp: stamp(1) }), ...message, id }
  const value = { contacts: [contactOf({ from: phone })], messages: [given] }
  const [eventId = ""] = await arrive(clinic.slug, JSON.stringify(envelope(change(value))))
  await processEvent({ ...ctx, now: now() }, { id: eventId })
  return id
}

/** A clinic with WhatsApp and a patient who wrote once, a minute ago. */
export async function answerGround(phone = "40712000111"): Promise<AnswerGround> {
  const clinic = await makeClinic()
  await connectWhatsapp(clinic.id, { secrets: { apiKey: "an-access-token" } as never })
  const ctx = systemCtx(clinic.id, clinic, "process-whatsapp-message")
  // Whatever the hour the tests run at.
  await inClinic(clinic.id, (tx) =>
    tx.clinicSetting.create({
      data: {
        clinicId: clinic.id,
        key: "sending_limits",
        value: { quietFrom: "00:00", quietTo: "00:00", minutesApart: 0, perDay: 50 },
      },
    }),
  )
  await writes({ clinic, ctx, phone }, "Bună ziua", { timestamp: String(stamp(-60)) })
  const link = await inClinic(clinic.id, (tx) => tx.patientContact.findFirstOrThrow({}))
  return { clinic, ctx, phone, patientId: link.patientId, contactId: link.contactId }
}

/** A question put to the patient just now; `sent` unless told otherwise. */
export async function askConsent(
  { clinic, ctx, patientId, contactId }: AnswerGround,
  given: { purposes?: Purpose[]; kind?: RequestKind; patientId?: string; status?: string } = {},
): Promise<{ id: string; messageId: string; externalId: string }> {
  return inClinic(clinic.id, async (tx) => {
    const at = { ...ctx, now: now() }
    const opened = await openConsentRequest(tx, at, {
      patientId: given.patientId ?? patientId,
      contactId,
      kind: given.kind ?? "double_opt_in",
      purposes: given.purposes ?? ["marketing_whatsapp", "appointment_reminders"],
      effectKey: newId(),
    })
    if (opened.because) throw new Error(`nobody was asked: ${opened.because}`)
    await record(tx, at, opened.facts)
    await emit(tx, opened.events)
    const messageId = opened.messageId ?? ""
    const externalId = wamid()
    await tx.message.update({
      where: { id: messageId },
      data: { status: given.status ?? "sent", externalId },
    })
    return { id: opened.id, messageId, externalId }
  })
}

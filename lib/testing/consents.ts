import { openConsentRequest } from "@/lib/consent-requests/open-request"
import { type Decision, recordConsent } from "@/lib/consents/record"
import { settleConsentRequest } from "@/lib/consents/settle-request"
import type { Purpose } from "@/lib/consents/words"
import { systemCtx } from "@/lib/ctx"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import type { LeadGround } from "@/lib/testing/lead-ground"
import { addMs, DAY_MS, now } from "@/lib/time"

/** The system at work in a ground's clinic. */
export const systemOf = ({ clinic }: LeadGround) => systemCtx(clinic.id, clinic, "test")

/** A decision of the ground's patient: offers by WhatsApp, agreed to a day ago, unless said otherwise. */
export const decide = (ground: LeadGround, given: Partial<Decision> = {}) =>
  inClinic(ground.clinic.id, (tx) =>
    recordConsent(tx, systemOf(ground), {
      patientId: ground.lead.patientId,
      purpose: "marketing_whatsapp",
      status: "granted",
      source: "whatsapp",
      decidedAt: addMs(now(), -DAY_MS),
      effectKey: newId(),
      ...given,
    }),
  )

/** A question put to the ground's patient; as if its message could be sent. */
export async function askedOf(ground: LeadGround, purposes: Purpose[] = ["marketing_whatsapp"]) {
  const { clinic, lead } = ground
  const opened = await inClinic(clinic.id, (tx) =>
    openConsentRequest(tx, systemOf(ground), {
      patientId: lead.patientId,
      contactId: lead.contactId,
      kind: "double_opt_in",
      purposes,
      effectKey: newId(),
    }),
  )
  await inClinic(clinic.id, (tx) =>
    tx.consentRequest.update({ where: { id: opened.id }, data: { status: "open", answeredAt: null } }),
  )
  return opened
}

export const settle = (ground: LeadGround, requestId: string, reading: "yes" | "no" = "yes") =>
  inClinic(ground.clinic.id, (tx) =>
    settleConsentRequest(tx, systemOf(ground), { requestId, reading, at: now() }),
  )

/** Somebody wrote just now, so that they may be answered. */
export const wrote = ({ clinic, lead }: LeadGround, body = "Hello") =>
  inClinic(clinic.id, (tx) =>
    tx.message.create({
      data: {
        id: newId(),
        clinicId: clinic.id,
        contactId: lead.contactId,
        leadId: lead.id,
        direction: "in",
        body,
        status: "received",
        statusAt: now(),
        providerAt: now(),
      },
    }),
  )

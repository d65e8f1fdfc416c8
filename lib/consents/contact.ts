import type { Tx } from "@/lib/db"

/** Where a patient is asked or written to: where they wrote last by WhatsApp or SMS, else what is known first. */
export async function contactToAsk(tx: Tx, patientId: string): Promise<string | null> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select contact.id from "PatientContact" link
    join "Contact" contact on contact."clinicId" = link."clinicId" and contact.id = link."contactId"
    left join "Conversation" talk on talk."clinicId" = contact."clinicId" and talk."contactId" = contact.id
    where link."patientId" = ${patientId}::uuid and contact.channel in ('whatsapp', 'sms')
    order by talk."lastInboundAt" desc nulls last, contact.channel desc, link."createdAt", contact.id limit 1`
  return rows[0]?.id ?? null
}

/** Where the question was put, else where the patient is asked. */
export async function receiptContact(
  tx: Tx,
  patientId: string,
  requestId: string | null,
): Promise<string | null> {
  if (requestId) {
    const request = await tx.consentRequest.findUnique({
      where: { id: requestId },
      select: { contactId: true, patientId: true },
    })
    if (request?.patientId === patientId) return request.contactId
  }
  return contactToAsk(tx, patientId)
}

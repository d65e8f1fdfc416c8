import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"

export type Address = {
  id: string
  channel: string
  leadId: string | null
  /** Until then another person's offer waits for its answer at the number: a yes could be anyone's. */
  takenUntil: Date | null
}

/** Where a person is asked: where they wrote last, WhatsApp before SMS. */
export async function whereToWrite(tx: Tx, ctx: Ctx, patientId: string): Promise<Address | null> {
  const [found] = await tx.$queryRaw<Address[]>`
    select contact.id, contact.channel,
      (select lead.id from "Lead" lead where lead."clinicId" = link."clinicId" and lead."patientId" = link."patientId"
        order by lead."createdAt" desc, lead.id desc limit 1) as "leadId",
      (select max(offer."expiresAt") from "WaitingListOffer" offer
        join "Message" message on message.id = offer."messageId" and message."clinicId" = offer."clinicId"
        where offer."clinicId" = link."clinicId" and offer.status = 'offered' and message."contactId" = contact.id
          and message."patientId" <> link."patientId") as "takenUntil"
    from "PatientContact" link
    join "Contact" contact on contact."clinicId" = link."clinicId" and contact.id = link."contactId"
    left join "Conversation" talk on talk."clinicId" = contact."clinicId" and talk."contactId" = contact.id
    where link."clinicId" = ${ctx.clinicId}::uuid and link."patientId" = ${patientId}::uuid
      and contact.channel in ('whatsapp', 'sms') and contact.address like '+%'
    order by talk."lastInboundAt" desc nulls last, contact.channel = 'whatsapp' desc, link."createdAt", contact.id limit 1`
  return found ?? null
}

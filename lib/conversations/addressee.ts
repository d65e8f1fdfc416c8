import type { Tx } from "@/lib/db"
import { isId } from "@/lib/ids"
import { openUntil } from "@/lib/messaging/rules"
import type { ReplyGround } from "@/lib/messaging/window"

export type Addressee = {
  /** Whom a reply there is for: whoever wrote last, else the first who is known there. */
  patientId: string | null
  leadId: string | null
  ground: ReplyGround | null
}

type Row = {
  address: string
  lastInboundAt: Date | null
  wroteId: string | null
  leadId: string | null
  firstId: string | null
}

/** Whom and on which lead a reply in a conversation goes to. One statement. */
export async function addresseeOf(tx: Tx, conversationId: string, contactId: string): Promise<Addressee> {
  const [row] = await tx.$queryRaw<Row[]>`
    select contact.address, talk."lastInboundAt", heard."patientId" as "wroteId",
      case when heard.id is not null then (
        select lead.id from "Lead" lead where lead."patientId" = coalesce(heard."patientId", first.id)
        order by lead.status in ('new', 'contacted', 'qualified', 'booked') desc, lead.id = heard."leadId" desc,
          lead."createdAt" desc
        limit 1
      ) end as "leadId",
      first.id as "firstId"
    from "Conversation" talk join "Contact" contact on contact.id = talk."contactId"
    left join lateral (
      select message.id, message."patientId", message."leadId" from "Message" message
      where message."contactId" = talk."contactId" and message.direction = 'in' and message."patientId" is not null
      order by message."saidAt" desc, message.id desc limit 1
    ) heard on true
    left join lateral (
      select patient.id from "PatientContact" link join "Patient" patient on patient.id = link."patientId"
      where link."contactId" = talk."contactId" and patient."mergedIntoId" is null
      order by link."isPrimary" desc, link."createdAt", patient.id limit 1
    ) first on true
    where talk.id = ${conversationId}::uuid`
  if (!row) return { patientId: null, leadId: null, ground: null }
  const ground = row.lastInboundAt
    ? { contactId, address: row.address, openUntil: openUntil(row.lastInboundAt) }
    : null
  return { patientId: row.wroteId ?? row.firstId, leadId: row.leadId, ground }
}

/** Whether somebody is known at an address, and not under another record since. */
export const isThere = async (tx: Tx, contactId: string, patientId: string): Promise<boolean> =>
  isId(patientId) &&
  (await tx.patientContact.count({ where: { contactId, patientId, patient: { mergedIntoId: null } } })) > 0

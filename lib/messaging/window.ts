import { outgoingConnection } from "@/lib/connections/outgoing"
import { standingConsents } from "@/lib/consents/standing"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { isPhone, openUntil } from "@/lib/messaging/rules"
import type { Hindrance } from "@/lib/messaging/words"

export type ReplyGround = {
  contactId: string
  address: string
  /** When the last of what the person wrote stops allowing free words. */
  openUntil: Date
}

/** Where the person of a lead wrote last by WhatsApp, and until when that may be answered freely; null where they never did. */
export async function replyGround(tx: Tx, leadId: string): Promise<ReplyGround | null> {
  const [row] = await tx.$queryRaw<{ contactId: string; address: string; saidAt: Date }[]>`
    select contact.id as "contactId", contact.address, (
      select max(said."saidAt") from "Message" said where said."contactId" = contact.id and said.direction = 'in'
    ) as "saidAt"
    from "Message" message join "Contact" contact on contact.id = message."contactId"
    where message."leadId" = ${leadId}::uuid and message.direction = 'in' and contact.channel = 'whatsapp'
    order by message."saidAt" desc, message.id desc limit 1`
  return row ? { contactId: row.contactId, address: row.address, openUntil: openUntil(row.saidAt) } : null
}

/** What stands in the way of free words to this person just now, in a word; null: nothing. */
export async function hindranceTo(
  tx: Tx,
  ctx: Ctx,
  { patientId, ground }: { patientId: string; ground: ReplyGround | null },
): Promise<Hindrance | null> {
  const patient = await tx.patient.findUnique({ where: { id: patientId }, select: { mergedIntoId: true } })
  if (!patient || patient.mergedIntoId) return "merged"
  if (!ground) return "no_conversation"
  if (!isPhone(ground.address)) return "no_number"
  const standing = await standingConsents(tx, patientId, ctx.now)
  const processing = standing.find((one) => one.purpose === "data_processing")
  if (processing?.status === "withdrawn" || processing?.status === "denied") return "withdrawn"
  const connection = await outgoingConnection(tx, ctx, "whatsapp")
  if (!connection?.token) return "not_connected"
  if (connection.isPaused) return "paused"
  return ground.openUntil <= ctx.now ? "window_closed" : null
}

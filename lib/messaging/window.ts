import { outgoingConnection } from "@/lib/connections/outgoing"
import { standingConsentsOf } from "@/lib/consents/standing"
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
export const replyGround = async (tx: Tx, leadId: string): Promise<ReplyGround | null> =>
  (await replyGrounds(tx, [leadId])).get(leadId) ?? null

/** The same of many leads. One statement. */
export async function replyGrounds(tx: Tx, leadIds: readonly string[]): Promise<Map<string, ReplyGround>> {
  const rows = await tx.$queryRaw<{ leadId: string; contactId: string; address: string; saidAt: Date }[]>`
    select lead.id as "leadId", last.* from unnest(${[...new Set(leadIds)]}::uuid[]) as lead (id)
    cross join lateral (
      select contact.id as "contactId", contact.address, (
        select max(said."saidAt") from "Message" said where said."contactId" = contact.id and said.direction = 'in'
      ) as "saidAt"
      from "Message" message join "Contact" contact on contact.id = message."contactId"
      where message."leadId" = lead.id and message.direction = 'in' and contact.channel = 'whatsapp'
      order by message."saidAt" desc, message.id desc limit 1
    ) last`
  return new Map(
    rows.map(({ leadId, saidAt, ...row }) => [leadId, { ...row, openUntil: openUntil(saidAt) }] as const),
  )
}

type Addressee = { patientId: string; ground: ReplyGround | null }

/** What stands in the way of free words to this person just now, in a word; null: nothing. */
export const hindranceTo = async (tx: Tx, ctx: Ctx, one: Addressee): Promise<Hindrance | null> =>
  (await hindrancesTo(tx, ctx, [one]))[0] ?? null

/** The same of many people, in their order. As many statements as for one. */
export async function hindrancesTo(
  tx: Tx,
  ctx: Ctx,
  people: readonly Addressee[],
): Promise<(Hindrance | null)[]> {
  const ids = [...new Set(people.map((one) => one.patientId))]
  const patients = await tx.patient.findMany({
    where: { id: { in: ids }, mergedIntoId: null },
    select: { id: true },
  })
  const standing = await standingConsentsOf(tx, ids, ctx.now)
  const connection = await outgoingConnection(tx, ctx, "whatsapp")
  const known = new Set(patients.map((one) => one.id))
  const takenBack = (patientId: string): boolean => {
    const processing = standing.get(patientId)?.find((one) => one.purpose === "data_processing")
    return processing?.status === "withdrawn" || processing?.status === "denied"
  }
  return people.map(({ patientId, ground }) => {
    if (!known.has(patientId)) return "merged"
    if (!ground) return "no_conversation"
    if (!isPhone(ground.address)) return "no_number"
    if (takenBack(patientId)) return "withdrawn"
    if (!connection?.token) return "not_connected"
    if (connection.isPaused) return "paused"
    return ground.openUntil <= ctx.now ? "window_closed" : null
  })
}

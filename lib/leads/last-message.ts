import type { Tx } from "@/lib/db"
import { messageLine } from "@/lib/leads/message-words"

/** Writes into the lead what its patient said last, after a message was changed. Gives the message that came last. */
export async function tellLastMessage(tx: Tx, leadId: string): Promise<string | null> {
  const where = { leadId, direction: "in" }
  const written = await tx.message.findFirst({
    where,
    orderBy: [{ saidAt: "desc" }, { id: "desc" }],
  })
  if (!written) return null
  await tx.lead.update({ where: { id: leadId }, data: { lastMessage: messageLine(written) } })
  const came = await tx.message.findFirst({
    where,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { id: true },
  })
  return came?.id ?? null
}

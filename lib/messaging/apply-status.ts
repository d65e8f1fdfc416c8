import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import { REACHED_FROM } from "@/lib/messaging/rules"
import type { MessageStatus } from "@/lib/providers/provider"

type Applied = { facts: Fact[]; ignored?: string }

/** What became of a message of ours. Says why when it changes nothing. */
export async function applyStatus(tx: Tx, ctx: Ctx, given: MessageStatus, at: Date): Promise<Applied> {
  const { externalId, status, because } = given
  const sent = await tx.message.findUnique({
    where: { clinicId_externalId: { clinicId: ctx.clinicId, externalId }, direction: "out" },
    select: { id: true, status: true },
  })
  if (!sent) return { facts: [], ignored: "The status of a message Rounds does not know." }
  const { count } = await tx.message.updateMany({
    where: { id: sent.id, status: { in: [...REACHED_FROM[status]] } },
    data: { status, statusAt: at, failedBecause: because },
  })
  if (count === 0) {
    // Told again by a replay, what was once applied is as good as applied.
    const told = await tx.fact.findFirst({
      where: { clinicId: ctx.clinicId, subjectId: sent.id, name: `message.${status}` },
      select: { id: true },
    })
    return told ? { facts: [] } : { facts: [], ignored: "Older than what is known." }
  }
  return {
    facts: [fact(`message.${status}`, sent.id, { before: { status: sent.status }, after: { status } })],
  }
}

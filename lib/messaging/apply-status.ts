import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { settleUnsure } from "@/lib/effects/unsure"
import { type Fact, fact } from "@/lib/facts"
import { isId } from "@/lib/ids"
import { setClock } from "@/lib/messaging/clock"
import { REACHED_FROM } from "@/lib/messaging/rules"
import { stoppedThere } from "@/lib/messaging/stopped-there"
import type { MessageStatus } from "@/lib/providers/provider"

type Applied = { facts: Fact[]; ignored?: string }

/** What became of a message of ours. Says why when it changes nothing. */
export async function applyStatus(tx: Tx, ctx: Ctx, given: MessageStatus, at: Date): Promise<Applied> {
  const { externalId, status, because } = given
  const sent = (await byExternalId(tx, ctx, externalId)) ?? (await byRef(tx, given))
  if (!sent) return { facts: [], ignored: "The status of a message Rounds does not know." }
  const { count } = await tx.message.updateMany({
    where: { id: sent.id, status: { in: [...REACHED_FROM[status]] } },
    data: { status, statusAt: at, failedBecause: because, externalId },
  })
  if (count === 0) {
    // Told again by a replay, what was once applied is as good as applied.
    const told = await tx.fact.findFirst({
      where: { clinicId: ctx.clinicId, subjectId: sent.id, name: `message.${status}` },
      select: { id: true },
    })
    return told ? { facts: [] } : { facts: [], ignored: "Older than what is known." }
  }
  const { leadId } = sent
  if (status === "failed" && leadId) await setClock(tx, leadId)
  return {
    facts: [
      fact(`message.${status}`, sent.id, { before: { status: sent.status }, after: { status } }),
      ...(leadId ? [fact("lead.conversation_changed", leadId)] : []),
      ...(status === "failed" ? await stoppedThere(tx, ctx, sent, because) : []),
      ...(sent.externalId === null ? await settleUnsure(tx, ctx, `message:${sent.id}`, externalId) : []),
    ],
  }
}

const SHOWN = { id: true, status: true, leadId: true, externalId: true, contactId: true } as const

const byExternalId = (tx: Tx, ctx: Ctx, externalId: string) =>
  tx.message.findUnique({
    where: { clinicId_externalId: { clinicId: ctx.clinicId, externalId }, direction: "out" },
    select: SHOWN,
  })

/** One whose answer was lost has no id of the provider's yet: what we gave along tells which it is. */
const byRef = async (tx: Tx, { ref }: MessageStatus) =>
  ref && isId(ref)
    ? tx.message.findUnique({ where: { id: ref, direction: "out", externalId: null }, select: SHOWN })
    : null

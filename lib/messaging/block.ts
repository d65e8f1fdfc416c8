import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import { setClock } from "@/lib/messaging/clock"
import { askToAnswer, type Failing } from "@/lib/messaging/fail"
import type { Hindrance } from "@/lib/messaging/words"
import { now } from "@/lib/time"

const FROM = ["queued", "scheduled", "failed"]

/**
 * The gate keeps a message here that was let in before. Whoever wrote it is asked to answer another way; of one that no
 * person wrote the list of what goes out tells. In the caller's transaction; told again it changes nothing but the reason.
 */
export async function blockMessage(
  tx: Tx,
  ctx: Ctx,
  message: Failing & { status: string; campaignId?: string | null },
  because: Hindrance,
  until: Date | null,
): Promise<Fact[]> {
  const { id, leadId, status } = message
  const patientId = message.patientId ?? undefined
  const reason = { failedBecause: because, heldUntil: until }
  const { count } = await tx.message.updateMany({
    where: { id, status: { in: FROM } },
    data: { status: "blocked", statusAt: now(), ...reason },
  })
  if (count === 0) {
    await tx.message.updateMany({ where: { id, status: "blocked" }, data: reason })
    return []
  }
  if (leadId) await setClock(tx, leadId)
  const byHand = message.sentById && !message.campaignId && message.kind !== "reaction"
  const { facts } = byHand ? await askToAnswer(tx, ctx, message) : { facts: [] }
  return [
    fact("message.blocked", id, {
      patientId,
      before: { status },
      after: { status: "blocked", because, ...(until && { until: until.toISOString() }) },
    }),
    ...(leadId ? [fact("lead.conversation_changed", leadId, { patientId })] : []),
    ...facts,
  ]
}

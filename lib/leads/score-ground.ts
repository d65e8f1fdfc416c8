import type { Grant } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { conversationUpTo } from "@/lib/leads/conversation"
import { leadForWork, reachOf } from "@/lib/leads/reach"
import type { Standing } from "@/lib/leads/rules"
import { MEMBER_SCORER } from "@/lib/leads/words"
import type { Classification, Urgency } from "@/lib/scoring/schema"

/** The lead, what a person last decided about it, and what had been written up to the message. */
export async function scoringGround(
  tx: Tx,
  ctx: Ctx,
  { leadId, messageId }: { leadId: string; messageId: string },
  grant: Grant,
) {
  const lead = await leadForWork(tx, leadId, reachOf(ctx, grant))
  const override = await newestOverride(tx, lead.id)
  const settledUntil = Math.max(
    lead.waitingSince ? lead.waitingSince.getTime() - 1 : Number.NEGATIVE_INFINITY,
    override?.at.getTime() ?? Number.NEGATIVE_INFINITY,
  )
  return { lead, override, ...(await conversationUpTo(tx, lead.id, messageId, settledUntil)) }
}

async function newestOverride(tx: Tx, leadId: string): Promise<{ at: Date; standing: Standing } | null> {
  const stored = await tx.score.findFirst({
    where: { leadId, scorer: MEMBER_SCORER },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  })
  if (!stored) return null
  const { score, confidence, createdAt } = stored
  const classification = stored.classification as Classification
  return {
    at: createdAt,
    standing: { score, confidence, classification, urgency: stored.urgency as Urgency },
  }
}

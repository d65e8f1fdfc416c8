import { type Ctx, memberIdOf } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import type { Lead, UrgentCase } from "@/lib/generated/prisma/client"
import { isOpen, isPressing } from "@/lib/leads/rules"
import { MEMBER_SCORER } from "@/lib/leads/words"
import type { ClosedBecause } from "@/lib/urgent/words"

type Of = Pick<UrgentCase, "id" | "openedAt" | "leadId">

/** In the transaction of what ended the wait: the lead's case is closed with it. None: nothing. */
export async function closeCaseOf(tx: Tx, ctx: Ctx, leadId: string, because: ClosedBecause): Promise<Fact[]> {
  const one = await tx.urgentCase.findFirst({ where: { leadId, closedAt: null } })
  return one ? closeNow(tx, ctx, one, because) : []
}

export async function closeNow(tx: Tx, ctx: Ctx, one: Of, because: ClosedBecause): Promise<Fact[]> {
  const { count } = await tx.urgentCase.updateMany({
    where: { id: one.id, closedAt: null },
    data: {
      status: "closed",
      closedAt: ctx.now,
      closedById: memberIdOf(ctx),
      closedBecause: because,
      nextTierAt: null,
    },
  })
  if (count === 0) return []
  const after = { leadId: one.leadId, because }
  return [fact("urgent.closed", one.id, { after })]
}

/** Why a case needs nobody told any further, told from the lead as it stands; null: it still waits. */
export async function endOf(tx: Tx, one: Of, lead: Lead): Promise<ClosedBecause | null> {
  if (!isOpen(lead.status)) return "status"
  if (!lead.waitingSince) {
    const ours = { leadId: lead.id, direction: "out", sentById: { not: null } }
    const answer = await tx.message.findFirst({
      where: { ...ours, createdAt: { gte: one.openedAt } },
      select: { id: true },
    })
    return answer ? "answered" : "status"
  }
  // By a person: what the clinic's routing assigned by itself nobody has looked at yet.
  const taken =
    lead.ownerId &&
    (await tx.fact.findFirst({
      where: {
        subjectId: lead.id,
        name: { in: ["lead.taken", "lead.assigned"] },
        actor: { startsWith: "member:" },
        createdAt: { gte: one.openedAt },
      },
      select: { id: true },
    }))
  if (taken) return "taken"
  if (isPressing(lead)) return null
  // Only a person lowers; what later words of the patient say never puts it off.
  const newest = await tx.score.findFirst({
    where: { leadId: lead.id, scorer: MEMBER_SCORER, createdAt: { gte: one.openedAt } },
    select: { id: true },
  })
  return newest ? "lowered" : null
}

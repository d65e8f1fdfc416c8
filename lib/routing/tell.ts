import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import { newId } from "@/lib/ids"
import type { Tried } from "@/lib/routing/schema"

/** Tells who was given it, or to whom it was suggested; everybody else hears by the ordinary way of a pressing lead. */
export async function tell(
  tx: Tx,
  ctx: Ctx,
  { decisionId, leadId, said }: { decisionId: string; leadId: string; said: Tried },
): Promise<Fact[]> {
  if (!said.member) return []
  const kind = said.outcome === "suggested" ? "lead_suggested" : "lead_assigned"
  const { count } = await tx.notification.createMany({
    data: [
      {
        id: newId(),
        clinicId: ctx.clinicId,
        memberId: said.member.id,
        kind,
        leadId,
        effectKey: `routing:${decisionId}`,
        createdAt: ctx.now,
      },
    ],
    skipDuplicates: true,
  })
  return count === 0
    ? []
    : [fact("notification.sent", leadId, { subjectType: "lead", after: { kind, members: count } })]
}

import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import type { Fact } from "@/lib/facts"
import { notify } from "@/lib/notifications/notify"
import type { Tried } from "@/lib/routing/schema"

type Told = { decisionId: string; leadId: string; said: Tried; isPressing: boolean }

/**
 * Tells who was given it, or to whom it was suggested; everybody else hears by the ordinary way of a pressing lead. Of one
 * that presses nobody else is told once it is theirs: it passes quiet hours.
 */
export async function tell(
  tx: Tx,
  ctx: Ctx,
  { decisionId, leadId, said, isPressing }: Told,
): Promise<Fact[]> {
  if (!said.member) return []
  return notify(tx, ctx, [
    {
      memberId: said.member.id,
      kind: said.outcome === "suggested" ? "lead_suggested" : "lead_assigned",
      subjectType: "lead",
      subjectId: leadId,
      leadId,
      urgent: isPressing && said.outcome === "assigned",
      effectKey: `routing:${decisionId}`,
    },
  ])
}

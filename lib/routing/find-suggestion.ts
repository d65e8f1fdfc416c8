import { grantOf } from "@/lib/ctx"
import { leadInReach, reachOf } from "@/lib/leads/reach"
import { isPressing } from "@/lib/leads/rules"
import { LeadIdInput } from "@/lib/leads/schema"
import { query } from "@/lib/operation"
import type { Suggestion } from "@/lib/routing/schema"
import type { Why } from "@/lib/routing/words"

/** For whom the rules mean a lead that is still nobody's; null where they mean nobody, or it is taken. */
export const findSuggestion = query({
  name: "routing.suggestion",
  may: "leads.work",
  input: LeadIdInput,
  async run({ ctx, tx, input, grant }): Promise<Suggestion | null> {
    const lead = await leadInReach(tx, input.id, reachOf(ctx, grant))
    if (lead.ownerId !== null || !isPressing(lead)) return null
    // Who sees no scores would read hot off it.
    if (!grantOf(ctx, "leads.score.read") && lead.urgency === "none") return null
    const last = await tx.routingDecision.findFirst({
      where: { leadId: lead.id },
      orderBy: [{ at: "desc" }, { id: "desc" }],
      include: { member: { select: { name: true } }, rule: { select: { name: true } } },
    })
    if (last?.outcome !== "suggested" || !last.memberId) return null
    return {
      memberId: last.memberId,
      name: last.member?.name ?? "",
      rule: last.rule?.name ?? "",
      why: last.why as Why,
      at: last.at.toISOString(),
    }
  },
})

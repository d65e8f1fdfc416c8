import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { requireMember } from "@/lib/leads/reach"
import { command } from "@/lib/operation"
import { caseForWork } from "@/lib/urgent/reach"
import { CloseCaseInput } from "@/lib/urgent/schema"

/** Nothing urgent is left in it, a member says, and why. The lead and its clock stay as they are. */
export const closeCase = command({
  name: "urgent.close",
  may: "urgent.acknowledge",
  input: CloseCaseInput,
  async run({ ctx, tx, input }) {
    const memberId = requireMember(ctx)
    const one = await caseForWork(tx, input.id)
    const value = { id: one.id, leadId: one.leadId }
    if (one.status === "closed") {
      const same = one.closedBecause === "by_member" && one.closedById === memberId
      return same ? { value, facts: [] } : fail("wrong_state", { sentence: "This case is closed already." })
    }
    const change = { status: "closed", closedAt: ctx.now, closedById: memberId, closedBecause: "by_member" }
    await tx.urgentCase.update({ where: { id: one.id }, data: { ...change, nextTierAt: null } })
    return {
      value,
      facts: [
        fact("urgent.closed", one.id, {
          patientId: one.lead.patientId,
          before: { status: one.status },
          after: { leadId: one.leadId, because: "by_member" },
          personal: { reason: input.reason },
        }),
      ],
    }
  },
})

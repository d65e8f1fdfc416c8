import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { requireMember } from "@/lib/leads/reach"
import { command } from "@/lib/operation"
import { t } from "@/lib/say"
import { followAgain } from "@/lib/urgent/follow"
import { caseForWork } from "@/lib/urgent/reach"
import { ReleaseCaseInput } from "@/lib/urgent/schema"

/** "I cannot": it is everybody's again, and the next tier is told at its time, or at once where that has passed. */
export const releaseCase = command({
  name: "urgent.release",
  may: "urgent.acknowledge",
  input: ReleaseCaseInput,
  async run({ ctx, tx, input }) {
    const memberId = requireMember(ctx)
    const one = await caseForWork(tx, input.id)
    const value = { id: one.id, leadId: one.leadId }
    if (one.status === "open") return { value, facts: [] }
    if (one.status === "closed") fail("wrong_state", { sentence: "This case is closed already." })
    if (one.acknowledgedById !== memberId)
      fail("forbidden", {
        sentence: t("{name} looks after it.", { name: one.acknowledged?.name ?? t("A colleague") }),
      })
    const planned = one.tierTimes[one.tier] ?? ctx.now
    await tx.urgentCase.update({
      where: { id: one.id },
      data: {
        status: "open",
        acknowledgedById: null,
        acknowledgedAt: null,
        acknowledgedBy: null,
        toldAgainAt: null,
        nextTierAt: planned > ctx.now ? planned : ctx.now,
      },
    })
    return {
      value,
      facts: [
        fact("urgent.released", one.id, {
          patientId: one.lead.patientId,
          before: { memberId },
          after: { leadId: one.leadId },
          personal: input.reason ? { reason: input.reason } : undefined,
        }),
      ],
      events: [followAgain(ctx.clinicId, one, `released:${ctx.now.getTime()}`)],
    }
  },
})

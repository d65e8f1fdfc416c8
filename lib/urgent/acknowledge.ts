import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { requireMember } from "@/lib/leads/reach"
import { command } from "@/lib/operation"
import { t } from "@/lib/say"
import { escalationOf } from "@/lib/urgent/escalation"
import { followAgain } from "@/lib/urgent/follow"
import { caseForWork } from "@/lib/urgent/reach"
import { answerBy, tierMinutes } from "@/lib/urgent/rules"
import { AcknowledgeInput } from "@/lib/urgent/schema"
import { closeNow, endOf } from "@/lib/urgent/settle"

/**
 * "I look after it", by name: nobody further is told. It answers nothing: the clock goes on, and unless the patient was
 * answered or the lead taken by then, it is told to the next tier once more.
 */
export const acknowledgeCase = command({
  name: "urgent.acknowledge",
  may: "urgent.acknowledge",
  input: AcknowledgeInput,
  async run({ ctx, tx, input }) {
    const memberId = requireMember(ctx)
    const one = await caseForWork(tx, input.id)
    const value = { id: one.id, leadId: one.leadId }
    if (one.status === "acknowledged" && one.acknowledgedById === memberId) return { value, facts: [] }
    if (one.status === "acknowledged")
      fail("already_taken", {
        sentence: t("{name} looks after it already.", { name: one.acknowledged?.name ?? t("A colleague") }),
      })
    if (one.status === "closed") fail("wrong_state", { sentence: "This case is closed already." })
    const ended = await endOf(tx, one, one.lead)
    if (ended) return { value, facts: await closeNow(tx, ctx, one, ended) }
    const [grace = 0] = tierMinutes(await escalationOf(tx, ctx), one)
    await tx.urgentCase.update({
      where: { id: one.id },
      data: {
        status: "acknowledged",
        acknowledgedById: memberId,
        acknowledgedAt: ctx.now,
        acknowledgedBy: input.way,
        nextTierAt: one.toldAgainAt ? null : answerBy(one.dueAt, ctx.now, grace),
      },
    })
    return {
      value,
      facts: [
        fact("urgent.acknowledged", one.id, {
          patientId: one.lead.patientId,
          after: { leadId: one.leadId, memberId, way: input.way, tier: one.tier },
          personal: input.words ? { words: input.words } : undefined,
        }),
      ],
      events: [followAgain(ctx.clinicId, one, `acknowledged:${ctx.now.getTime()}`)],
    }
  },
})

import { fact } from "@/lib/facts"
import { idFrom } from "@/lib/ids"
import { leadForWork, reachOf, requireMember } from "@/lib/leads/reach"
import { classOf, dueAfter } from "@/lib/leads/rules"
import { OverrideScoreInput } from "@/lib/leads/schema"
import { MEMBER_SCORER } from "@/lib/leads/words"
import { command } from "@/lib/operation"

/** A person decides otherwise and says why. The rules' scores stay; rules.ts `standingScore` says what counts. */
export const overrideScore = command({
  name: "leads.overrideScore",
  may: "leads.score.override",
  input: OverrideScoreInput,
  async run({ ctx, tx, input, grant }) {
    const memberId = requireMember(ctx)
    const lead = await leadForWork(tx, input.id, reachOf(ctx, grant))
    const id = idFrom(`override ${memberId} ${lead.id} ${input.key}`)
    const { score, urgency, reason, disputed } = input
    const classification = classOf(score)
    const decided = { score, classification, urgency, confidence: 1 }
    const { count } = await tx.score.createMany({
      data: [
        {
          ...decided,
          id,
          clinicId: ctx.clinicId,
          leadId: lead.id,
          reasons: [],
          scorer: MEMBER_SCORER,
          reason,
          disputed,
          memberId,
          createdAt: ctx.now,
        },
      ],
      skipDuplicates: true,
    })
    if (count === 0) return { value: { id }, facts: [] }
    const dueAt = lead.waitingSince ? dueAfter(lead.waitingSince, classification, urgency) : null
    await tx.lead.update({ where: { id: lead.id }, data: { ...decided, dueAt } })
    const before = { score: lead.score, classification: lead.classification, urgency: lead.urgency }
    const after = { score, classification, urgency, ...(disputed.length > 0 && { disputed }) }
    const { patientId } = lead
    const facts = [fact("lead.score_overridden", lead.id, { patientId, before, after, personal: { reason } })]
    return { value: { id }, facts }
  },
})

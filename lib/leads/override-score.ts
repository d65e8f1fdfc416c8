import { fact } from "@/lib/facts"
import { idFrom, isId } from "@/lib/ids"
import { leadForWork, reachOf, requireMember } from "@/lib/leads/reach"
import { classOf, dueAfter, isMoreUrgent, isPressing } from "@/lib/leads/rules"
import { OverrideScoreInput } from "@/lib/leads/schema"
import { MEMBER_SCORER } from "@/lib/leads/words"
import { command } from "@/lib/operation"
import type { Urgency } from "@/lib/scoring/schema"
import { closeCaseOf } from "@/lib/urgent/settle"

/** A person decides otherwise and says why. The rules' scores stay; rules.ts `standingScore` says what counts. */
export const overrideScore = command({
  name: "leads.overrideScore",
  may: "leads.score.override",
  input: OverrideScoreInput,
  async run({ ctx, tx, input, grant }) {
    const memberId = requireMember(ctx)
    // Held before it is read: an answer or a score that comes at the same time counts first, or finds this one.
    if (isId(input.id)) await tx.$queryRaw`select id from "Lead" where id = ${input.id}::uuid for update`
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
    const closed = isPressing({ classification, urgency })
      ? []
      : await closeCaseOf(tx, ctx, lead.id, "lowered")
    const facts = [fact("lead.score_overridden", lead.id, { patientId, before, after, personal: { reason } })]
    const isRaised =
      isMoreUrgent(urgency, lead.urgency as Urgency) ||
      (classification === "HOT" && lead.classification !== "HOT")
    return {
      value: { id },
      facts: [...facts, ...closed],
      // Nobody may have it yet: what a person finds pressing is watched like what the rules do.
      events:
        isRaised && lead.waitingSince
          ? [
              {
                name: "lead.scored",
                id: `lead.scored:${id}`,
                data: { clinicId: ctx.clinicId, leadId: lead.id, scoreId: id, isPressing: true },
              },
            ]
          : [],
    }
  },
})

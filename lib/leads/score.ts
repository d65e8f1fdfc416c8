import type { z } from "zod"
import type { Grant } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fact } from "@/lib/facts"
import { isId } from "@/lib/ids"
import { dueAfter, isPressing, standingScore } from "@/lib/leads/rules"
import { ScoreLeadInput } from "@/lib/leads/schema"
import { countScore, measured } from "@/lib/leads/score-figures"
import { scoringGround } from "@/lib/leads/score-ground"
import { decide, keepScore } from "@/lib/leads/score-keep"
import { modelOpinion, type Opinion } from "@/lib/leads/score-opinion"
import { MEMBER_SCORER } from "@/lib/leads/words"
import { command, type Done } from "@/lib/operation"
import { liveRules } from "@/lib/rule-sets/live"
import { scoreConversation } from "@/lib/scoring/rules"

type Pressing = { classification: string | null; urgency: string }
export type ScoredLead = Pressing & { scoreId: string | null; isNew: boolean; isPressing: boolean }
type Work = { ctx: Ctx; tx: Tx; input: z.output<typeof ScoreLeadInput>; grant: Grant }

const spec = { name: "leads.score", may: "leads.score.override", input: ScoreLeadInput } as const

const byRules = command({ ...spec, run: (work: Work) => scored(work, null) })

/**
 * Scores a lead for one of its messages by all that was written up to it: by the clinic's model where one is set, the
 * patient agreed and it answers as it should, by the rules otherwise. One score a message and scorer: a second run finds
 * the first one's. A late run for an older message leaves its score in the history and changes nothing else.
 */
export const scoreLead = Object.assign(
  async (ctx: Ctx, input: z.input<typeof ScoreLeadInput>): Promise<ScoredLead> => {
    const opinion = await modelOpinion(ctx, input)
    if (!opinion) return byRules(ctx, input)
    const byBoth = command({ ...spec, run: (work: Work) => scored(work, opinion) })
    return byBoth(ctx, input)
  },
  { ...byRules },
)

async function scored(
  { ctx, tx, input: { leadId, messageId, revision }, grant }: Work,
  opinion: Opinion | null,
): Promise<Done<ScoredLead>> {
  if (isId(leadId)) await tx.$queryRaw`select id from "Lead" where id = ${leadId}::uuid for update`
  const ground = await scoringGround(tx, ctx, { leadId, messageId }, grant)
  const { lead, override, messages, at, laterIds } = ground
  const outcome = (scoreId: string | null, isNew: boolean, now: Pressing = lead): ScoredLead => ({
    scoreId,
    isNew,
    classification: now.classification,
    urgency: now.urgency,
    isPressing: isPressing(now),
  })

  // A photo or a place says nothing to the rules: it waits for a person, unscored.
  if (messages.length === 0) return { value: outcome(null, false), facts: [] }
  if (opinion && "known" in opinion) return { value: outcome(opinion.known, false), facts: [] }
  const rules = await liveRules(tx, ctx)
  const texts = messages.map(({ said }) => said)
  const ruled = measured(() => scoreConversation(texts, rules))
  const decided = decide(
    ruled,
    opinion,
    texts.map(({ text }) => text),
  )
  const { result } = decided
  const { scorer } = result

  const ofMessage = { leadId: lead.id, messageId, revision }
  const known = await tx.score.findFirst({
    where: {
      ...ofMessage,
      // Beside a model's two runs at once may come out by different scorers: the first counts.
      OR: [{ scorer }, ...(opinion ? [{ id: { gt: opinion.beganId }, scorer: { not: MEMBER_SCORER } }] : [])],
    },
  })
  if (known) return { value: outcome(known.id, false), facts: [] }
  const ids = messages.map((message) => message.id)
  const scoreId = await keepScore(tx, ctx, ofMessage, decided, ids)
  countScore(result, decided.why)
  const later = await tx.score.count({
    where: { leadId: lead.id, scorer: { not: MEMBER_SCORER }, messageId: { in: laterIds } },
  })
  if (later > 0 || (override && override.at > at)) {
    const after = { scoreId, score: result.score, classification: result.classification, isLate: true }
    return { value: outcome(scoreId, true), facts: [fact("lead.scored", lead.id, { after })] }
  }

  const { score, classification, urgency, confidence } = standingScore(result, override?.standing ?? null)
  const due = lead.waitingSince ? dueAfter(at, classification, urgency) : null
  // A further message never puts off what was promised for an earlier one; without a limit no clock runs.
  const dueAt = due && lead.dueAt && lead.dueAt < due ? lead.dueAt : due
  const told = {
    ...(result.language !== "und" && { language: result.language }),
    ...(result.service && { service: result.service }),
  }
  await tx.lead.update({
    where: { id: lead.id },
    data: { score, classification, urgency, confidence, dueAt, ...told },
  })
  const before = { score: lead.score, classification: lead.classification, urgency: lead.urgency }
  // A message told of once already, judged again alike: nothing follows from it a second time.
  const isOld = await tx.score.findFirst({
    where: { leadId: lead.id, messageId, revision, scorer: { not: MEMBER_SCORER }, id: { not: scoreId } },
    select: { id: true },
  })
  const isSame = score === lead.score && classification === lead.classification && urgency === lead.urgency
  return {
    value: outcome(scoreId, true, { classification, urgency }),
    facts: [fact("lead.scored", lead.id, { before, after: { scoreId, score, classification, urgency } })],
    events:
      isOld && isSame
        ? []
        : [
            {
              name: "lead.scored",
              id: `lead.scored:${scoreId}`,
              data: {
                clinicId: ctx.clinicId,
                leadId: lead.id,
                scoreId,
                isPressing: isPressing({ classification, urgency }),
              },
            },
          ],
  }
}

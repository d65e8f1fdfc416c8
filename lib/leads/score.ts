import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fact } from "@/lib/facts"
import type { Prisma } from "@/lib/generated/prisma/client"
import { isId, newId } from "@/lib/ids"
import { conversationUpTo } from "@/lib/leads/conversation"
import { leadForWork, reachOf } from "@/lib/leads/reach"
import { dueAfter, isPressing, type Standing, standingScore } from "@/lib/leads/rules"
import { ScoreLeadInput } from "@/lib/leads/schema"
import { countScore, measured } from "@/lib/leads/score-figures"
import { MEMBER_SCORER } from "@/lib/leads/words"
import { command } from "@/lib/operation"
import { scoreConversation } from "@/lib/scoring/rules"
import type { Classification, ScoreResult, Urgency } from "@/lib/scoring/schema"

/**
 * Scores a lead for one of its messages by all that was written up to it. One score a message and scorer: a second
 * run finds the first one's. A late run for an older message leaves its score in the history and changes nothing else.
 */
export const scoreLead = command({
  name: "leads.score",
  may: "leads.score.override",
  input: ScoreLeadInput,
  async run({ ctx, tx, input: { leadId, messageId, revision }, grant }) {
    if (isId(leadId)) await tx.$queryRaw`select id from "Lead" where id = ${leadId}::uuid for update`
    const lead = await leadForWork(tx, leadId, reachOf(ctx, grant))
    const override = await newestOverride(tx, lead.id)
    const settledUntil = Math.max(
      lead.waitingSince ? lead.waitingSince.getTime() - 1 : Number.NEGATIVE_INFINITY,
      override?.at.getTime() ?? Number.NEGATIVE_INFINITY,
    )
    const { messages, at, laterIds } = await conversationUpTo(tx, lead.id, messageId, settledUntil)
    const outcome = (scoreId: string | null, isNew: boolean, now: Pressing = lead) => ({
      scoreId,
      isNew,
      classification: now.classification,
      urgency: now.urgency,
      isPressing: isPressing(now),
    })

    // A photo or a place says nothing to the rules: it waits for a person, unscored.
    if (messages.length === 0) return { value: outcome(null, false), facts: [] }
    const result = measured(() => scoreConversation(messages.map((message) => message.said)))
    const { scorer } = result

    const known = await tx.score.findFirst({ where: { leadId: lead.id, messageId, scorer, revision } })
    if (known) return { value: outcome(known.id, false), facts: [] }
    const ids = messages.map((message) => message.id)
    const scoreId = await keep(tx, ctx, { leadId: lead.id, messageId, revision }, result, ids)
    countScore(result)
    const later = await tx.score.count({ where: { leadId: lead.id, scorer, messageId: { in: laterIds } } })
    if (later > 0 || (override && override.at > at)) {
      const after = { scoreId, score: result.score, classification: result.classification, isLate: true }
      return { value: outcome(scoreId, true), facts: [fact("lead.scored", lead.id, { after })] }
    }

    const { score, classification, urgency, confidence } = standingScore(result, override?.standing ?? null)
    const due = lead.waitingSince ? dueAfter(at, classification, urgency) : null
    // A further message never puts off what was promised for an earlier one; without a limit no clock runs.
    const dueAt = due && lead.dueAt && lead.dueAt < due ? lead.dueAt : due
    await tx.lead.update({
      where: { id: lead.id },
      data: { score, classification, urgency, confidence, dueAt },
    })
    const before = { score: lead.score, classification: lead.classification, urgency: lead.urgency }
    return {
      value: outcome(scoreId, true, { classification, urgency }),
      facts: [fact("lead.scored", lead.id, { before, after: { scoreId, score, classification, urgency } })],
      events: [
        {
          name: "lead.scored",
          id: `lead.scored:${scoreId}`,
          data: { clinicId: ctx.clinicId, leadId: lead.id, scoreId },
        },
      ],
    }
  },
})

type Pressing = { classification: string | null; urgency: string }

async function newestOverride(tx: Tx, leadId: string): Promise<{ at: Date; standing: Standing } | null> {
  const stored = await tx.score.findFirst({
    where: { leadId, scorer: MEMBER_SCORER },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  })
  if (!stored) return null
  const { score, confidence, createdAt } = stored
  const classification = stored.classification as Classification
  return {
    at: createdAt,
    standing: { score, confidence, classification, urgency: stored.urgency as Urgency },
  }
}

/** `messageIds` in the order the rules read them: a reason then names its message by id. */
async function keep(
  tx: Tx,
  ctx: Ctx,
  of: { leadId: string; messageId: string; revision: string },
  result: ScoreResult,
  messageIds: string[],
): Promise<string> {
  const id = newId()
  const { reasons, ...told } = result
  const named = reasons.map(({ message, ...reason }) => ({
    ...reason,
    messageId: message === undefined ? null : (messageIds[message] ?? null),
  }))
  const runId = ctx.actor.kind === "system" ? ctx.actor.runId : undefined
  await tx.score.create({
    data: {
      ...told,
      ...of,
      id,
      clinicId: ctx.clinicId,
      reasons: named as Prisma.InputJsonValue,
      runId,
      createdAt: ctx.now,
    },
  })
  return id
}

import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fact } from "@/lib/facts"
import { newId } from "@/lib/ids"
import { isInstant } from "@/lib/inputs"
import { command } from "@/lib/operation"
import { liveRules, rulesOf } from "@/lib/rule-sets/live"
import { ShadowPageInput } from "@/lib/rule-sets/schema"
import { decidedOf, SHADOW_PAGE, saidBy, shadowSince } from "@/lib/rule-sets/shadow-reach"
import { takeRuleSet } from "@/lib/rule-sets/store"
import { weightOf } from "@/lib/rule-sets/weight"
import { scoreConversation } from "@/lib/scoring/rules"
import { toDate } from "@/lib/time"

const OVER = { next: null, seen: 0 }

/**
 * One page of a trial: the next leads by both sets, kept beside each other. Nothing else changes. The same page again
 * writes the same rows; a page of a trial that was ended, or begun anew, writes none.
 */
export const shadowPage = command({
  name: "rule_sets.shadow_page",
  may: "scoring.rules.write",
  input: ShadowPageInput,
  async run({ ctx, tx, input: { id, run, after, seen } }) {
    const set = await takeRuleSet(tx, ctx, id)
    const startedAt = set.shadowStartedAt
    if (set.status !== "shadow" || set.shadowRun !== run || !startedAt || set.shadowEndedAt)
      return { value: OVER, facts: [] }
    const leads = await pageOf(tx, ctx, shadowSince(startedAt), after)
    const ids = leads.map((lead) => lead.id)
    const [said, decided, live] = [await saidBy(tx, ids), await decidedOf(tx, ids), await liveRules(tx, ctx)]
    const tried = rulesOf(set)
    const rows = ids.flatMap((leadId) => {
      const messages = said.get(leadId)
      if (!messages) return []
      const was = scoreConversation(messages, live)
      const now = scoreConversation(messages, tried)
      const person = decided.get(leadId)
      return [
        {
          id: newId(),
          clinicId: ctx.clinicId,
          kind: "rules",
          trial: id,
          ruleSetId: id,
          scorer: now.scorer,
          leadId,
          wasScorer: was.scorer,
          wasScore: was.score,
          wasClassification: was.classification,
          wasUrgency: was.urgency,
          score: now.score,
          classification: now.classification,
          urgency: now.urgency,
          confidence: now.confidence,
          reasons: now.reasons.map(({ rule, points }) => ({
            rule,
            ...(points === undefined ? {} : { points }),
          })),
          overrideClassification: person?.classification ?? null,
          overrideUrgency: person?.urgency ?? null,
          weight: weightOf(was, now),
          createdAt: ctx.now,
        },
      ]
    })
    await tx.shadowScore.deleteMany({ where: { clinicId: ctx.clinicId, trial: id, leadId: { in: ids } } })
    await tx.shadowScore.createMany({ data: rows })
    const last = leads.at(-1)
    const isLast = leads.length < SHADOW_PAGE || !last
    const looked = seen + leads.length
    await tx.scoringRuleSet.update({
      where: { id },
      data: {
        shadowSeen: looked,
        ...(isLast && { shadowEndedAt: ctx.now, shadowTotal: looked }),
      },
    })
    const next = isLast ? null : `${last.lastMessageAt?.toISOString()}|${last.id}`
    const facts = isLast ? [fact("rule_set.shadow_finished", id, { after: { looked } })] : []
    return { value: { next, seen: looked }, facts }
  },
})

/** By the time of the last message: who writes meanwhile comes later in the order, and is not missed. */
function pageOf(tx: Tx, { clinicId }: Ctx, since: Date, after: string) {
  const [at = "", id = ""] = after.split("|")
  const from = isInstant(at) && /^[0-9a-f-]{36}$/.test(id) ? { at: toDate(at), id } : null
  return tx.lead.findMany({
    where: {
      clinicId,
      lastMessageAt: { gte: from?.at ?? since },
      ...(from && { OR: [{ lastMessageAt: { gt: from.at } }, { id: { gt: from.id } }] }),
    },
    orderBy: [{ lastMessageAt: "asc" }, { id: "asc" }],
    take: SHADOW_PAGE,
    select: { id: true, lastMessageAt: true },
  })
}

import type { Tx } from "@/lib/db"
import { trialOf } from "@/lib/rule-sets/store"
import { weightOf } from "@/lib/rule-sets/weight"
import { compileRules } from "@/lib/scoring/compile"
import { NO_CHANGES, type RuleSetData } from "@/lib/scoring/rule-set"
import { scoreConversation } from "@/lib/scoring/rules"
import { BASE_VERSION, SCORER, scorerOf } from "@/lib/scoring/schema"
import { addMs, DAY_MS, HOUR_MS } from "@/lib/time"
import { idOf } from "@/prisma/demo/dice"
import type { DemoRows } from "@/prisma/demo/leads"

type About = { slug: string; clinicId: string; anchor: Date; rows: DemoRows; adminId: string }

const TRIED: RuleSetData = {
  ...NO_CHANGES,
  points: { full: 2, cosmetic: 0 },
  added: [{ signal: "full", language: "en", phrase: "teeth in a day" }],
}
const BEGUN: RuleSetData = {
  ...NO_CHANGES,
  off: [{ signal: "cosmetic", language: "en", phrase: "botox" }],
}
const MOST = 80

/** One set that was tried to its end and waits for somebody to decide, and one just begun. */
export async function seedRuleSets(tx: Tx, { slug, clinicId, anchor, rows, adminId }: About): Promise<void> {
  const triedId = idOf(`rule set tried ${slug}`, anchor)
  const version = BASE_VERSION + 1
  const begun = addMs(anchor, -DAY_MS)
  const by = { createdById: adminId, updatedById: adminId }
  const said = new Map<string, { text: string }[]>()
  for (const { direction, leadId, body } of rows.messages) {
    if (direction === "in" && leadId) said.set(leadId, [...(said.get(leadId) ?? []), { text: body }])
  }
  const leads = rows.leads.slice(-MOST).filter((lead) => said.has(lead.id))
  await tx.scoringRuleSet.createMany({
    data: [
      {
        id: triedId,
        clinicId,
        version,
        name: "More weight on full arches",
        status: "shadow",
        data: TRIED,
        note: "Full arches are answered first, cleanings may wait",
        ...by,
        createdAt: begun,
        updatedAt: begun,
        shadowOf: trialOf(TRIED, SCORER),
        shadowRun: idOf(`trial ${slug}`, anchor),
        shadowStartedAt: addMs(begun, HOUR_MS),
        shadowEndedAt: addMs(begun, HOUR_MS + 60_000),
        shadowTotal: leads.length,
        shadowSeen: leads.length,
      },
      {
        id: idOf(`rule set begun ${slug}`, anchor),
        clinicId,
        version: version + 1,
        name: "We do no botox",
        data: BEGUN,
        ...by,
        createdAt: addMs(anchor, -HOUR_MS),
        updatedAt: addMs(anchor, -HOUR_MS),
      },
    ],
    skipDuplicates: true,
  })
  const rules = compileRules(TRIED, scorerOf(version))
  await tx.shadowScore.createMany({
    data: leads.map((lead) => {
      const texts = said.get(lead.id) ?? []
      const [was, now] = [scoreConversation(texts), scoreConversation(texts, rules)]
      return {
        id: idOf(`shadow ${lead.id}`, anchor),
        clinicId,
        kind: "rules",
        trial: triedId,
        ruleSetId: triedId,
        scorer: now.scorer,
        leadId: lead.id,
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
        weight: weightOf(was, now),
        createdAt: addMs(begun, HOUR_MS),
      }
    }),
    skipDuplicates: true,
  })
}

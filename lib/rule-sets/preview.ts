import { query } from "@/lib/operation"
import { disagreements, seenLater } from "@/lib/rule-sets/core"
import { liveRules, rulesOf } from "@/lib/rule-sets/live"
import { PreviewTextInput, RuleSetIdInput } from "@/lib/rule-sets/schema"
import { saidBy } from "@/lib/rule-sets/shadow-reach"
import { readRuleSet } from "@/lib/rule-sets/store"
import { weightOf } from "@/lib/rule-sets/weight"
import { compileRules } from "@/lib/scoring/compile"
import { explain } from "@/lib/scoring/explain"
import { scoreConversation, scoreText } from "@/lib/scoring/rules"
import type { ScoreResult } from "@/lib/scoring/schema"

const told = (result: ScoreResult) => ({
  score: result.score,
  classification: result.classification,
  urgency: result.urgency,
  service: result.service ?? null,
  language: result.language,
  reasons: result.reasons.map(({ rule, points, start, end, ...rest }) => ({
    rule,
    points: points ?? null,
    start,
    end,
    say: {
      en: explain({ reasons: [{ rule, start, end, ...rest }] })[0] ?? rest.label,
      ro: explain({ reasons: [{ rule, start, end, ...rest }] }, "ro")[0] ?? rest.label,
    },
  })),
})
export type PreviewedScore = ReturnType<typeof told>

/** Any text by changes that need not be kept yet, beside what counts now. */
export const previewText = query({
  name: "rule_sets.preview_text",
  may: "scoring.rules.read",
  input: PreviewTextInput,
  async run({ ctx, tx, input: { data, text } }) {
    const live = await liveRules(tx, ctx)
    return { now: told(scoreText(text, compileRules(data))), was: told(scoreText(text, live)) }
  },
})

const NEWEST = 100

/** What a kept draft would do: to the leads of the newest messages, and to phrases whose class and urgency people have said. */
export const previewEffect = query({
  name: "rule_sets.preview_effect",
  may: "scoring.rules.read",
  input: RuleSetIdInput,
  async run({ ctx, tx, input }) {
    const rules = rulesOf(await readRuleSet(tx, ctx.clinicId, input.id))
    const live = await liveRules(tx, ctx)
    const leads = await tx.lead.findMany({
      where: { clinicId: ctx.clinicId, lastMessageAt: { not: null } },
      orderBy: [{ lastMessageAt: "desc" }, { id: "desc" }],
      take: NEWEST,
      select: { id: true },
    })
    const said = await saidBy(
      tx,
      leads.map((lead) => lead.id),
    )
    const changes = [0, 0, 0, 0]
    for (const messages of said.values()) {
      const weight = weightOf(scoreConversation(messages, live), scoreConversation(messages, rules))
      changes[weight] = (changes[weight] ?? 0) + 1
    }
    const [fell = 0, rose = 0, otherClass = 0, same = 0] = changes
    const { all, odd } = await disagreements(rules)
    return {
      looked: said.size,
      fell,
      rose,
      otherClass,
      same,
      labelled: all,
      odd: odd.slice(0, 40),
      oddCount: odd.length,
      later: seenLater(rules),
    }
  },
})

import { query } from "@/lib/operation"
import { RuleSetIdInput } from "@/lib/rule-sets/schema"
import { liveScorer, readRuleSet, toRuleSetDetail } from "@/lib/rule-sets/store"

/** One set with everything it changes. */
export const findRuleSet = query({
  name: "rule_sets.find",
  may: "scoring.rules.read",
  input: RuleSetIdInput,
  async run({ ctx, tx, input }) {
    const stored = await readRuleSet(tx, ctx.clinicId, input.id)
    const by = stored.updatedById
      ? await tx.member.findFirst({ where: { id: stored.updatedById }, select: { name: true } })
      : null
    return toRuleSetDetail(stored, await liveScorer(tx, ctx), by?.name ?? null)
  },
})

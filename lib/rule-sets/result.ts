import { query } from "@/lib/operation"
import { seenLater } from "@/lib/rule-sets/core"
import { rulesOf } from "@/lib/rule-sets/live"
import { RuleSetIdInput } from "@/lib/rule-sets/schema"
import { readRuleSet } from "@/lib/rule-sets/store"
import { trialResult } from "@/lib/rule-sets/trial-result"

/** What a trial found: moves between classes, whose urgency would change, agreement with people, and what is said of pain. */
export const shadowResult = query({
  name: "rule_sets.result",
  may: "scoring.rules.read",
  input: RuleSetIdInput,
  async run({ ctx, tx, input }) {
    const set = await readRuleSet(tx, ctx.clinicId, input.id)
    return { ...(await trialResult(tx, ctx, set.id)), later: seenLater(rulesOf(set)) }
  },
  reads: ({ value }) =>
    value.examples.length > 0
      ? { what: "shadow", patientIds: value.examples.map((one) => one.patientId), list: true }
      : null,
})

import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { isId } from "@/lib/ids"
import { command } from "@/lib/operation"
import { RuleSetIdInput } from "@/lib/rule-sets/schema"
import { takeRuleSet } from "@/lib/rule-sets/store"

/** Throws a draft away with what its trial found. What ever counted stays. */
export const discardRuleSet = command({
  name: "rule_sets.discard",
  may: "scoring.rules.write",
  input: RuleSetIdInput,
  async run({ ctx, tx, input: { id } }) {
    const gone =
      isId(id) &&
      (await tx.fact.findFirst({
        where: { clinicId: ctx.clinicId, subjectId: id, name: "rule_set.discarded" },
      }))
    if (gone) return { value: { id }, facts: [] }
    const { status, version, name } = await takeRuleSet(tx, ctx, id)
    if (status !== "draft" && status !== "shadow")
      fail("wrong_state", { sentence: "It has counted: it stays for the record." })
    await tx.scoringRuleSet.delete({ where: { id } })
    return {
      value: { id },
      facts: [fact("rule_set.discarded", id, { before: { status, version }, personal: { name } })],
    }
  },
})

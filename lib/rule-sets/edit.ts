import { memberIdOf } from "@/lib/ctx"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { readData } from "@/lib/rule-sets/data"
import { EditRuleSetInput } from "@/lib/rule-sets/schema"
import { outlineOf, phrasesOf, takeRuleSet } from "@/lib/rule-sets/store"

/** Changes a draft. What was tried, counts or counted is not changed: a new draft begins with it. */
export const editRuleSet = command({
  name: "rule_sets.edit",
  may: "scoring.rules.write",
  input: EditRuleSetInput,
  async run({ ctx, tx, input: { id, seenAt, name, note, data } }) {
    const stored = await takeRuleSet(tx, ctx, id)
    if (stored.status !== "draft")
      fail("wrong_state", {
        sentence: "Only a draft is changed. End its trial, or begin a new draft with it.",
      })
    const before = readData(stored.data)
    const isSame =
      JSON.stringify([stored.name, stored.note ?? "", before]) === JSON.stringify([name, note, data])
    if (isSame) return { value: { seenAt: stored.updatedAt.toISOString() }, facts: [] }
    if (stored.updatedAt.toISOString() !== seenAt)
      fail("wrong_state", { sentence: "Somebody changed this draft meanwhile. Load it again." })
    await tx.scoringRuleSet.update({
      where: { id },
      data: { name, note: note || null, data, updatedById: memberIdOf(ctx), updatedAt: ctx.now },
    })
    return {
      value: { seenAt: ctx.now.toISOString() },
      facts: [
        fact("rule_set.edited", id, {
          before: outlineOf(before),
          after: outlineOf(data),
          personal: { name, note, before: phrasesOf(before), after: phrasesOf(data) },
        }),
      ],
    }
  },
})

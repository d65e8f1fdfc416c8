import { memberIdOf } from "@/lib/ctx"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { newId } from "@/lib/ids"
import { command } from "@/lib/operation"
import { readData } from "@/lib/rule-sets/data"
import { DraftRuleSetInput } from "@/lib/rule-sets/schema"
import { nextVersion, outlineOf, readRuleSet } from "@/lib/rule-sets/store"
import { NO_CHANGES } from "@/lib/scoring/rule-set"

/** Drafts that lie about unfinished help nobody. */
const MOST_DRAFTS = 20

/** Begins a draft with another set's changes, or with none. Nothing is scored by it. */
export const draftRuleSet = command({
  name: "rule_sets.draft",
  may: "scoring.rules.write",
  input: DraftRuleSetInput,
  async run({ ctx, tx, input }) {
    const { clinicId, now } = ctx
    const from = input.basedOnId ? await readRuleSet(tx, clinicId, input.basedOnId) : null
    const version = await nextVersion(tx, ctx)
    const open = await tx.scoringRuleSet.count({ where: { clinicId, status: { in: ["draft", "shadow"] } } })
    if (open >= MOST_DRAFTS)
      fail("wrong_state", { sentence: "There are 20 drafts already. Discard one that nobody needs." })
    const data = from ? readData(from.data) : NO_CHANGES
    const id = newId()
    const by = memberIdOf(ctx)
    await tx.scoringRuleSet.create({
      data: {
        id,
        clinicId,
        version,
        name: input.name,
        data,
        basedOnId: from?.id ?? null,
        createdById: by,
        updatedById: by,
        createdAt: now,
        updatedAt: now,
      },
    })
    const after = { version, basedOnId: from?.id ?? null, ...outlineOf(data) }
    return { value: { id }, facts: [fact("rule_set.drafted", id, { after, personal: { name: input.name } })] }
  },
})

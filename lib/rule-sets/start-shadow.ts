import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { newId } from "@/lib/ids"
import { command } from "@/lib/operation"
import { readData } from "@/lib/rule-sets/data"
import { RuleSetIdInput } from "@/lib/rule-sets/schema"
import { countShadowLeads } from "@/lib/rule-sets/shadow-reach"
import { liveScorer, nextVersion, takeRuleSet, trialOf } from "@/lib/rule-sets/store"
import { BASE_VERSION } from "@/lib/scoring/schema"

/** Tries a draft on what patients wrote in the last 30 days. No lead changes and nobody is told. */
export const startShadow = command({
  name: "rule_sets.start_shadow",
  may: "scoring.rules.write",
  input: RuleSetIdInput,
  async run({ ctx, tx, input: { id } }) {
    const set = await takeRuleSet(tx, ctx, id)
    const data = readData(set.data)
    const trial = trialOf(data, await liveScorer(tx, ctx))
    if (set.status === "shadow" && set.shadowOf === trial) return { value: { id }, facts: [] }
    if (set.status !== "draft" && set.status !== "shadow")
      fail("wrong_state", { sentence: "Only a draft is tried. Begin a new one with this set." })
    const run = newId()
    const total = await countShadowLeads(tx, ctx, ctx.now)
    // Ours may have moved on since the draft was begun; two sets never share a name.
    const version = set.version > BASE_VERSION ? set.version : await nextVersion(tx, ctx)
    await tx.shadowScore.deleteMany({ where: { clinicId: ctx.clinicId, trial: id } })
    await tx.scoringRuleSet.update({
      where: { id },
      data: {
        status: "shadow",
        version,
        shadowOf: trial,
        shadowRun: run,
        shadowStartedAt: ctx.now,
        shadowEndedAt: null,
        shadowSeen: 0,
        shadowTotal: total,
      },
    })
    return {
      value: { id },
      facts: [
        fact("rule_set.shadow_started", id, { before: { status: set.status }, after: { version, total } }),
      ],
      events: [
        {
          name: "rule_set.shadow_started",
          id: `rule_set.shadow_started:${run}`,
          data: { clinicId: ctx.clinicId, ruleSetId: id, trialId: run },
        },
      ],
    }
  },
})

/** Ends a trial, finished or not: the set is a draft again, what was found is thrown away. */
export const stopShadow = command({
  name: "rule_sets.stop_shadow",
  may: "scoring.rules.write",
  input: RuleSetIdInput,
  async run({ ctx, tx, input: { id } }) {
    const set = await takeRuleSet(tx, ctx, id)
    if (set.status === "draft") return { value: { id }, facts: [] }
    if (set.status !== "shadow") fail("wrong_state", { sentence: "It is not being tried." })
    await tx.shadowScore.deleteMany({ where: { clinicId: ctx.clinicId, trial: id } })
    await tx.scoringRuleSet.update({
      where: { id },
      data: {
        status: "draft",
        shadowOf: null,
        shadowRun: null,
        shadowStartedAt: null,
        shadowEndedAt: null,
        shadowSeen: 0,
        shadowTotal: 0,
      },
    })
    const before = { seen: set.shadowSeen, total: set.shadowTotal }
    return { value: { id }, facts: [fact("rule_set.shadow_stopped", id, { before })] }
  },
})

import type { Ctx } from "@/lib/ctx"
import { memberIdOf } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { AppError, fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { seenLater } from "@/lib/rule-sets/core"
import { readData } from "@/lib/rule-sets/data"
import { rulesOf } from "@/lib/rule-sets/live"
import { BringBackInput, GoLiveInput, LATER_WORDS } from "@/lib/rule-sets/schema"
import { liveScorer, takeRuleSet, trialOf } from "@/lib/rule-sets/store"
import { t } from "@/lib/say"

const retireLive = (tx: Tx, { clinicId, now }: Ctx) =>
  tx.scoringRuleSet.updateMany({
    where: { clinicId, status: "live" },
    data: { status: "retired", retiredAt: now },
  })

/** From now on messages are scored by it. Scores there are stay as they are. */
export const goLive = command({
  name: "rule_sets.go_live",
  may: "scoring.rules.write",
  input: GoLiveInput,
  async run({ ctx, tx, input: { id, reason, later } }) {
    const set = await takeRuleSet(tx, ctx, id)
    if (set.status === "live") return { value: { id, version: set.version }, facts: [] }
    if (set.status !== "shadow" || !set.shadowEndedAt)
      fail("wrong_state", { sentence: "Try it on the last 30 days first, to the end." })
    const was = await liveScorer(tx, ctx)
    if (set.shadowOf !== trialOf(readData(set.data), was))
      fail("wrong_state", { sentence: "Other rules count since it was tried. Try it again against those." })
    const worse = seenLater(rulesOf(set))
    const fell = await tx.shadowScore.count({ where: { clinicId: ctx.clinicId, trial: id, weight: 0 } })
    if (worse.length + fell > 0 && later?.trim().toLowerCase() !== LATER_WORDS)
      throw new AppError("invalid_input", {
        fields: { later: t("Some would be seen later than now. Type: {words}", { words: LATER_WORDS }) },
      })
    await retireLive(tx, ctx)
    await tx.scoringRuleSet.update({
      where: { id },
      data: {
        status: "live",
        wentLiveAt: ctx.now,
        wentLiveById: memberIdOf(ctx),
        updatedAt: ctx.now,
        retiredAt: null,
      },
    })
    const after = { version: set.version, later: worse.length, fell }
    return {
      value: { id, version: set.version },
      facts: [fact("rule_set.went_live", id, { before: { scorer: was }, after, personal: { reason } })],
    }
  },
})

/** An earlier set of the clinic counts again, or ours: for when new rules turn out wrong. It needs no trial: it has counted. */
export const bringBackRuleSet = command({
  name: "rule_sets.bring_back",
  may: "scoring.rules.write",
  input: BringBackInput,
  async run({ ctx, tx, input: { id, reason } }) {
    const was = await liveScorer(tx, ctx)
    const set = id ? await takeRuleSet(tx, ctx, id) : null
    if (set?.status === "live") return { value: { id }, facts: [] }
    if (set && set.status !== "retired")
      fail("wrong_state", { sentence: "It has never counted. Try it first." })
    const { count } = await retireLive(tx, ctx)
    if (!set && count === 0) return { value: { id }, facts: [] }
    if (set)
      await tx.scoringRuleSet.update({
        where: { id: set.id },
        data: { status: "live", wentLiveAt: ctx.now, wentLiveById: memberIdOf(ctx), retiredAt: null },
      })
    const about = set?.id ?? ctx.clinicId
    return {
      value: { id },
      facts: [
        fact("rule_set.brought_back", about, {
          before: { scorer: was },
          after: { version: set?.version ?? null },
          personal: { reason },
        }),
      ],
    }
  },
})

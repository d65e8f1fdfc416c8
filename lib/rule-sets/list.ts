import { readCursor, writeCursor } from "@/lib/cursor"
import { query } from "@/lib/operation"
import { ListRuleSetsInput, type RuleSetRow } from "@/lib/rule-sets/schema"
import { liveScorer, toRuleSetRow } from "@/lib/rule-sets/store"
import { BASE_VERSION, scorerOf } from "@/lib/scoring/schema"

const PER_PAGE = 30

/** The clinic's sets, newest first, and which one counts; `ours` counts where none of its own is live. */
export const listRuleSets = query({
  name: "rule_sets.list",
  may: "scoring.rules.read",
  input: ListRuleSetsInput,
  async run({ ctx, tx, input }) {
    const live = await liveScorer(tx, ctx)
    const after = input.cursor ? readCursor(input.cursor) : null
    const stored = await tx.scoringRuleSet.findMany({
      where: {
        clinicId: ctx.clinicId,
        ...(after && {
          createdAt: { lte: after.at },
          OR: [{ createdAt: { lt: after.at } }, { id: { lt: after.id } }],
        }),
      },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: PER_PAGE + 1,
    })
    const shown = stored.slice(0, PER_PAGE)
    const last = shown.at(-1)
    const ours: RuleSetRow = {
      id: null,
      version: BASE_VERSION,
      name: "Rounds",
      status: live === scorerOf(BASE_VERSION) ? "live" : "retired",
      changes: 0,
      updatedAt: null,
      wentLiveAt: null,
      retiredAt: null,
      shadow: null,
    }
    const liveSet = await tx.scoringRuleSet.findFirst({ where: { clinicId: ctx.clinicId, status: "live" } })
    return {
      live: liveSet ? toRuleSetRow(liveSet, live) : ours,
      ours,
      rows: shown.map((one) => toRuleSetRow(one, live)),
      next: stored.length > PER_PAGE && last ? writeCursor({ at: last.createdAt, id: last.id }) : null,
    }
  },
})

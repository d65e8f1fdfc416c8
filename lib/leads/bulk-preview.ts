import { assignable } from "@/lib/leads/assignable"
import { type BulkPreview, PreviewBulkInput } from "@/lib/leads/bulk-schema"
import { outcomeSql, targetSql } from "@/lib/leads/bulk-target"
import { BULK_AT_ONCE, MOST_BULK } from "@/lib/leads/words"
import { query } from "@/lib/operation"

/** What would happen to how many, before anything does. */
export const previewBulk = query({
  name: "leads.previewBulk",
  may: "leads.work",
  input: PreviewBulkInput,
  async run({ ctx, tx, input, grant }): Promise<BulkPreview> {
    const { change, ids } = input
    if (change.kind === "assign" && change.memberId) await assignable(tx, ctx, change.memberId)
    const where = await targetSql(tx, ctx, grant, input)
    const rows = await tx.$queryRaw<{ outcome: string; n: number }[]>`
      select outcome, count(*)::int as n from (
        select ${outcomeSql(change)} as outcome from "Lead" where ${where} limit ${MOST_BULK + 1}
      ) found group by outcome`
    const of = (outcome: string) => rows.find((row) => row.outcome === outcome)?.n ?? 0
    const total = rows.reduce((sum, row) => sum + row.n, 0)
    return {
      total,
      willChange: of("changed"),
      same: of("same"),
      wrongState: of("wrong_state"),
      outOfReach: ids ? new Set(ids).size - total : 0,
      isTooMany: total > MOST_BULK,
      isJob: total > BULK_AT_ONCE,
    }
  },
})

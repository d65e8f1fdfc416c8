import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { addMs, HOUR_MS } from "@/lib/time"

/**
 * What the caller has started of these functions within the hour without a second person, by function: twenty, and
 * twenty more a minute later, are forty.
 */
export async function startedAlone(
  tx: Tx,
  ctx: Ctx,
  functionIds: readonly string[],
): Promise<Map<string, number>> {
  if (ctx.actor.kind !== "member" || functionIds.length === 0) return new Map()
  const rows = await tx.$queryRaw<{ id: string; count: number }[]>`
    select run."functionId" as id, count(*)::int as count
    from "RerunAction" action
    join "RerunItem" item on item."clinicId" = action."clinicId" and item."actionId" = action.id
    join "Run" run on run.id = item."runId"
    where action."clinicId" = ${ctx.clinicId}::uuid and action."requestedById" = ${ctx.actor.memberId}::uuid
      and action."approvalId" is null and action."createdAt" > ${addMs(ctx.now, -HOUR_MS)}
      and item.outcome <> 'skipped' and not (item.outcome = 'cancelled' and item."newRunId" is null)
      and run."functionId" = any (${[...new Set(functionIds)]}::text[])
    group by 1`
  return new Map(rows.map((row) => [row.id, row.count]))
}

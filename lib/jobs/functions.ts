import { z } from "zod"
import { FUNCTIONS, type FunctionEntry } from "@/inngest/registry"
import { platformDb, type Tx } from "@/lib/db"
import type { Prisma } from "@/lib/generated/prisma/client"
import { mayReadPlatform, platformSql } from "@/lib/jobs/platform"
import { reachSql } from "@/lib/jobs/reach"
import type { FunctionRow } from "@/lib/jobs/schema"
import { iso } from "@/lib/jobs/to-row"
import { query } from "@/lib/operation"

type Counted = {
  functionId: string
  total: number
  completed: number
  failed: number
  cancelled: number
  p50Ms: number | null
  p95Ms: number | null
  lastRunAt: Date | null
}

/** The registry with what its functions did in the last day, by the clock their runs are stamped with. */
export const listFunctions = query({
  name: "functions.list",
  may: "runs.read",
  input: z.object({}),
  async run({ ctx, tx, grant }): Promise<FunctionRow[]> {
    const counted = [
      ...(await countLastDay(tx, reachSql(ctx, grant))),
      ...(mayReadPlatform(ctx) ? await countLastDay(platformDb(), platformSql) : []),
    ]
    const byId = new Map(counted.map((row) => [row.functionId, row]))
    return FUNCTIONS.map((entry) => toFunctionRow(entry, byId.get(entry.id)))
  },
})

function countLastDay(from: Tx, reach: Prisma.Sql): Promise<Counted[]> {
  return from.$queryRaw<Counted[]>`
      select "functionId", count(*)::int as total,
        count(*) filter (where status = 'completed')::int as completed,
        count(*) filter (where status = 'failed')::int as failed,
        count(*) filter (where status = 'cancelled')::int as cancelled,
        percentile_cont(0.5) within group (order by extract(epoch from "finishedAt" - "createdAt") * 1000) as "p50Ms",
        percentile_cont(0.95) within group (order by extract(epoch from "finishedAt" - "createdAt") * 1000) as "p95Ms",
        max("createdAt") as "lastRunAt"
      from "Run" where "createdAt" >= clock_timestamp() - interval '1 day' and ${reach}
      group by "functionId"`
}

function toFunctionRow(entry: FunctionEntry, counted: Counted | undefined): FunctionRow {
  const { total = 0, completed = 0, failed = 0, cancelled = 0 } = counted ?? {}
  return {
    id: entry.id,
    aliases: entry.aliases,
    description: entry.description,
    maxAttempts: entry.attempts,
    trigger: entry.trigger,
    counts: { total, completed, failed, cancelled, open: total - completed - failed - cancelled },
    p50Ms: counted?.p50Ms ?? null,
    p95Ms: counted?.p95Ms ?? null,
    lastRunAt: iso(counted?.lastRunAt ?? null),
  }
}

import { platformDb, type Tx } from "@/lib/db"
import { Prisma } from "@/lib/generated/prisma/client"
import { type Match, matchOf, matchSql } from "@/lib/jobs/match"
import { asksForPlatform, platformSql } from "@/lib/jobs/platform"
import { reachSql } from "@/lib/jobs/reach"
import { type RunCount, RunFilters } from "@/lib/jobs/schema"
import { RUN_COUNT_CAP } from "@/lib/jobs/words"
import { query } from "@/lib/operation"

/** In the planner's own unit: beyond it a count would be felt. */
const MOST_COST = 60_000

/** How many runs match: counted up to RUN_COUNT_CAP, then as many as the planner expects. */
export const countRuns = query({
  name: "runs.count",
  may: "runs.read",
  input: RunFilters.omit({ cursor: true }),
  async run({ ctx, tx, input, grant }): Promise<RunCount> {
    const match = await matchOf(tx, ctx.clinicId, input)
    if (!match) return { value: 0, isEstimate: false }
    const own = await countOf(tx, match, reachSql(ctx, grant))
    if (!asksForPlatform(ctx, input)) return own
    const more = await countOf(platformDb(), match, platformSql)
    return { value: own.value + more.value, isEstimate: own.isEstimate || more.isEstimate }
  },
})

async function countOf(from: Tx, match: Match, reach: Prisma.Sql): Promise<RunCount> {
  const capped = matchSql(match, reach, RUN_COUNT_CAP + 1)
  if ((await planOf(from, capped)).cost <= MOST_COST) {
    const [row] = await from.$queryRaw<
      { count: number }[]
    >`select count(*)::int as count from (${capped}) counted`
    const value = row?.count ?? 0
    if (value <= RUN_COUNT_CAP) return { value, isEstimate: false }
  }
  const where = [reach, ...match.where, Prisma.sql`(${Prisma.join(match.parts, " or ")})`]
  const { rows } = await planOf(from, Prisma.sql`select 1 from "Run" where ${Prisma.join(where, " and ")}`)
  return { value: rounded(Math.max(rows, RUN_COUNT_CAP)), isEstimate: true }
}

type Plan = { "QUERY PLAN": [{ Plan: { "Plan Rows": number; "Total Cost": number } }] }

async function planOf(from: Tx, sql: Prisma.Sql): Promise<{ rows: number; cost: number }> {
  const [found] = await from.$queryRaw<Plan[]>`explain (format json) ${sql}`
  const plan = found?.["QUERY PLAN"][0].Plan
  return { rows: plan?.["Plan Rows"] ?? 0, cost: plan?.["Total Cost"] ?? 0 }
}

/** To two digits: an estimate is no more exact than that. */
function rounded(value: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(value)) - 1)
  return Math.round(value / unit) * unit
}

import { Prisma } from "@/lib/generated/prisma/client"
import { amongOf } from "@/lib/leads/list"
import { whereSql } from "@/lib/leads/list-sql"
import { reachOf, reachSql, viewOf } from "@/lib/leads/reach"
import { LeadFilters } from "@/lib/leads/schema"
import { COUNT_CAP, type LeadSource } from "@/lib/leads/words"
import { query } from "@/lib/operation"

const MOST_CAMPAIGNS = 12

export type LeadSources = {
  /** How many match; stops at COUNT_CAP + 1: what follows is then of the newest COUNT_CAP. */
  total: number
  sources: { source: LeadSource; n: number }[]
  /** The most frequent; empty in a masked view. */
  campaigns: { campaign: string; n: number }[]
}

type Row = { source: string | null; campaign: string | null; isSource: boolean; n: number }

/** Where the leads of a filtered list came from, in one statement that reads no more than COUNT_CAP of them. */
export const countSources = query({
  name: "leads.sources",
  may: "leads.read",
  input: LeadFilters.omit({ cursor: true }),
  async run({ ctx, tx, input, grant }): Promise<LeadSources> {
    const reach = reachOf(ctx, grant)
    const when = { now: ctx.now, timeZone: ctx.clinic.timeZone }
    const where = [
      ...whereSql(input, reach, await amongOf(tx, ctx, grant, input), when),
      reachSql(reach) ?? Prisma.sql`true`,
    ]
    const rows = await tx.$queryRaw<Row[]>`
      select source, campaign, grouping(source) = 0 as "isSource", count(*)::int as n from (
        select source, campaign from "Lead" where ${Prisma.join(where, " and ")}
        order by "createdAt" desc, id desc limit ${COUNT_CAP + 1}
      ) found group by grouping sets ((source), (campaign)) order by n desc, source, campaign`
    const sources = rows.filter((row) => row.isSource)
    const campaigns = viewOf(ctx, grant).masked ? [] : rows.filter((row) => !row.isSource)
    return {
      total: sources.reduce((sum, row) => sum + row.n, 0),
      sources: sources.map(({ source, n }) => ({ source: source as LeadSource, n })),
      campaigns: campaigns
        .flatMap(({ campaign, n }) => (campaign === null ? [] : [{ campaign, n }]))
        .slice(0, MOST_CAMPAIGNS),
    }
  },
})

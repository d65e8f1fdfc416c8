import { z } from "zod"
import { Prisma } from "@/lib/generated/prisma/client"
import { reachOf, reachSql, viewOf } from "@/lib/leads/reach"
import type { LeadCounts } from "@/lib/leads/schema"
import { COUNT_CAP } from "@/lib/leads/words"
import { query } from "@/lib/operation"

/** How many leads each tab holds, each counted no further than COUNT_CAP + 1. */
export const countLeads = query({
  name: "leads.count",
  may: "leads.read",
  input: z.strictObject({}),
  async run({ ctx, tx, grant }): Promise<LeadCounts> {
    const reach = reachOf(ctx, grant)
    const limited = reachSql(reach) ?? Prisma.sql`true`
    const capped = (condition: Prisma.Sql) => Prisma.sql`(select count(*)::int from
      (select 1 from "Lead" where ${condition} and ${limited} limit ${COUNT_CAP + 1}) counted)`
    const ofClass = (name: string) => capped(Prisma.sql`"classification" = ${name}`)
    const [counts] = await tx.$queryRaw<LeadCounts[]>`select
      ${capped(Prisma.sql`true`)} as "all",
      ${capped(Prisma.sql`"ownerId" = ${reach.memberId}::uuid`)} as "mine",
      ${capped(Prisma.sql`"urgency" = any(array['critical', 'high', 'medium'])`)} as "urgent",
      ${ofClass("HOT")} as "HOT", ${ofClass("WARM")} as "WARM", ${ofClass("COLD")} as "COLD"`
    return viewOf(ctx, grant).scores ? counts! : { ...counts!, HOT: null, WARM: null, COLD: null }
  },
})

import { z } from "zod"
import { Prisma } from "@/lib/generated/prisma/client"
import { lateSql, reachOf, reachSql, viewOf } from "@/lib/leads/reach"
import { query } from "@/lib/operation"

/** Beyond this a badge says "99+" anyway. */
const MOST = 100

/** due: whose clock runs (without scores: who waits), free or one's own. late: of these, past it. unowned: who waits and is nobody's. */
export const countWaitingLeads = query({
  name: "leads.countWaiting",
  may: "leads.work",
  input: z.strictObject({}),
  async run({ ctx, tx, grant }): Promise<{ due: number; late: number; unowned: number }> {
    const reach = reachOf(ctx, grant)
    const limited = reachSql(reach) ?? Prisma.sql`true`
    const capped = (condition: Prisma.Sql) => Prisma.sql`(select count(*)::int from
      (select 1 from "Lead" where ${condition} and ${limited} limit ${MOST}) counted)`
    const own = Prisma.sql`("ownerId" is null or "ownerId" = ${reach.memberId}::uuid)`
    const { scores } = viewOf(ctx, grant)
    const due = Prisma.raw(scores ? `"dueAt"` : `"waitingSince"`)
    const [counts] = await tx.$queryRaw<{ due: number; late: number; unowned: number }[]>`select
      ${capped(Prisma.sql`${due} is not null and ${own}`)} as due,
      ${capped(Prisma.sql`${lateSql(ctx.now, scores)} and ${own}`)} as late,
      ${capped(Prisma.sql`"waitingSince" is not null and "ownerId" is null`)} as unowned`
    return counts!
  },
})

import { z } from "zod"
import { platformDb, type Tx } from "@/lib/db"
import { Prisma } from "@/lib/generated/prisma/client"
import { mayWritePlatform, platformSql } from "@/lib/jobs/platform"
import { reachSql } from "@/lib/jobs/reach"
import { waitingSql } from "@/lib/jobs/unsettled"
import { query } from "@/lib/operation"

/** Beyond this a badge says "99+" anyway. */
const MOST = 100

/**
 * Failed runs that wait for somebody: neither discarded nor run again since. A coordinator's are those of own leads; an
 * operator's also those of no clinic.
 */
export const countFailedRuns = query({
  name: "today.failedRuns",
  may: "runs.read",
  input: z.strictObject({}),
  async run({ ctx, tx, grant }): Promise<number> {
    const own = await failedIn(tx, reachSql(ctx, grant))
    return mayWritePlatform(ctx) ? Math.min(MOST, own + (await failedIn(platformDb(), platformSql))) : own
  },
})

async function failedIn(db: Tx, reach: Prisma.Sql): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from (
      select 1 from "Run" where ${waitingSql()} and ${reach}
      limit ${MOST}
    ) failed`
  return row?.count ?? 0
}

/** Webhook events that need a person, whenever they came: kept aside, or out of attempts. */
export const countStuckWebhooks = query({
  name: "today.stuckWebhooks",
  may: "webhooks.read",
  input: z.strictObject({}),
  async run({ tx }): Promise<{ quarantined: number; dead: number }> {
    const ofFate = (fate: string) => Prisma.sql`(select count(*)::int from
      (select 1 from "WebhookEvent" where fate = ${fate} limit ${MOST}) stuck)`
    const [row] = await tx.$queryRaw<{ quarantined: number; dead: number }[]>`
      select ${ofFate("quarantined")} as quarantined, ${ofFate("dead")} as dead`
    return row!
  },
})

import { z } from "zod"
import { Prisma } from "@/lib/generated/prisma/client"
import { WAITING_RUN } from "@/lib/jobs/dead-letters"
import { query } from "@/lib/operation"

/** Beyond this a badge says "99+" anyway. */
const MOST = 100

/** Failed runs that wait for somebody: neither discarded nor run again since. */
export const countFailedRuns = query({
  name: "today.failedRuns",
  may: "runs.read",
  input: z.strictObject({}),
  async run({ tx, grant }): Promise<number> {
    if (grant.scope === "own") return 0
    const [row] = await tx.$queryRaw<{ count: number }[]>`
      select count(*)::int as count from (
        select 1 from "Run" run
        where ${WAITING_RUN}
        limit ${MOST}
      ) failed`
    return row!.count
  },
})

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

import { z } from "zod"
import { query } from "@/lib/operation"
import { addMs, DAY_MS } from "@/lib/time"

/** Beyond this a badge says "99+" anyway. */
const MOST = 100

/** Runs of the last day that failed and were not rerun since. */
export const countFailedRuns = query({
  name: "today.failedRuns",
  may: "runs.read",
  input: z.strictObject({}),
  async run({ ctx, tx, grant }): Promise<number> {
    if (grant.scope === "own") return 0
    const [row] = await tx.$queryRaw<{ count: number }[]>`
      select count(*)::int as count from (
        select 1 from "Run" run
        where run.status = 'failed' and run."createdAt" >= ${addMs(ctx.now, -DAY_MS)}::timestamptz
          and not exists (select 1 from "Run" again where again."rerunOf" = run.id)
        limit ${MOST}
      ) failed`
    return row!.count
  },
})

/** Webhook events that need a person: kept aside, or out of attempts. */
export const countStuckWebhooks = query({
  name: "today.stuckWebhooks",
  may: "webhooks.read",
  input: z.strictObject({}),
  async run({ tx }): Promise<number> {
    const [row] = await tx.$queryRaw<{ count: number }[]>`
      select count(*)::int as count from (
        select 1 from "WebhookEvent" where fate = any(array['quarantined', 'dead']) limit ${MOST}
      ) stuck`
    return row!.count
  },
})

import { z } from "zod"
import type { QuarantineGroup } from "@/lib/inbox/words"
import { query } from "@/lib/operation"

const MOST_GROUPS = 50

/** What is kept aside, by why; the largest first. */
export const listQuarantine = query({
  name: "webhooks.quarantine",
  may: "webhooks.read",
  input: z.strictObject({}),
  async run({ tx }): Promise<QuarantineGroup[]> {
    const rows = await tx.$queryRaw<
      (Omit<QuarantineGroup, "oldestAt" | "newestAt"> & { oldest: Date; newest: Date })[]
    >`
      select provider, reason, count(*)::int as count, min("receivedAt") as oldest, max("receivedAt") as newest
      from "WebhookEvent" where fate = 'quarantined'
      group by provider, reason order by count desc, reason limit ${MOST_GROUPS}`
    return rows.map(({ oldest, newest, ...row }) => ({
      ...row,
      oldestAt: oldest.toISOString(),
      newestAt: newest.toISOString(),
    }))
  },
})

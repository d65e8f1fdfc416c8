import { z } from "zod"
import { toProgress } from "@/lib/leads/bulk"
import { countsOf } from "@/lib/leads/bulk-apply"
import type { BulkProgress } from "@/lib/leads/bulk-schema"
import { requireMember } from "@/lib/leads/reach"
import { query } from "@/lib/operation"
import { addMs, MINUTE_MS } from "@/lib/time"

/** The change of many leads that one asked for last, while it runs and a little after; null when there is none. */
export const findBulkProgress = query({
  name: "leads.bulkProgress",
  may: "leads.work",
  input: z.strictObject({}),
  async run({ ctx, tx }): Promise<BulkProgress | null> {
    const latest = await tx.leadBulk.findFirst({
      where: {
        requestedById: requireMember(ctx),
        OR: [{ status: "running" }, { finishedAt: { gt: addMs(ctx.now, -5 * MINUTE_MS) } }],
      },
      orderBy: { createdAt: "desc" },
    })
    return latest && toProgress(latest, await countsOf(tx, latest.id))
  },
})

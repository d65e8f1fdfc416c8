import { z } from "zod"
import { CAMPAIGN_LIMITS } from "@/lib/campaigns/settings"
import { can } from "@/lib/can"
import { readSetting } from "@/lib/clinics/settings"
import type { Hindrance } from "@/lib/messaging/words"
import { query } from "@/lib/operation"
import { judgeHeld, lastStop } from "@/lib/sending/held"
import type { HeldView } from "@/lib/sending/schema"

/** What was held while sending was last stopped, and what would become of it now, in numbers; null: there is nothing. */
export const findHeld = query({
  name: "sending.held",
  may: "messages.sendBulk",
  input: z.strictObject({}),
  async run({ ctx, tx }): Promise<HeldView | null> {
    const stop = await lastStop(tx, ctx)
    if (!stop) return null
    const { goes, stays, hasMore } = await judgeHeld(tx, ctx, stop)
    if (goes.length + stays.length === 0) return null
    const counts = new Map<Hindrance | "answered_since", number>()
    for (const { because } of stays) counts.set(because, (counts.get(because) ?? 0) + 1)
    const { alone } = await readSetting(tx, ctx, CAMPAIGN_LIMITS)
    const pending = await tx.approval.count({
      where: { kind: "sending.held", subjectId: stop.id, status: "pending" },
    })
    return {
      pauseId: stop.id,
      goes: goes.length,
      stays: [...counts].map(([because, count]) => ({ because, count })),
      hasMore,
      needsSecond: goes.length > alone || can(ctx.roles, "messages.sendBulk")?.approval === true,
      isAsked: pending > 0,
    }
  },
})

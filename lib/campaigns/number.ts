import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { NO_LIMIT } from "@/lib/templates/words"
import { addMs, DAY_MS } from "@/lib/time"

/** What Meta gives a number that it has not said anything of. */
const SMALLEST_TIER = 250

/** With how many people the number may still begin a conversation in these 24 hours; null: no limit. Two statements. */
export async function tierLeft(tx: Tx, ctx: Ctx, channel: string): Promise<number | null> {
  if (channel !== "whatsapp") return null
  const number = await tx.sendingNumber.findFirst({ orderBy: { ratedAt: "desc" }, select: { tier: true } })
  const tier = number?.tier ?? SMALLEST_TIER
  if (tier === NO_LIMIT) return null
  const [row] = await tx.$queryRaw<{ people: number }[]>`
    select count(distinct message."contactId")::int as people from "Message" message
    where message."clinicId" = ${ctx.clinicId}::uuid and message."templateVersionId" is not null
      and message.direction = 'out' and message."createdAt" > ${addMs(ctx.now, -DAY_MS)}
      and message.status in ('queued', 'scheduled', 'sent', 'delivered', 'read', 'unsure')`
  return Math.max(0, tier - (row?.people ?? 0))
}

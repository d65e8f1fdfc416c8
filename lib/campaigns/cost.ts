import type { CampaignLimits } from "@/lib/campaigns/settings"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"

/** Prices are written down for so many messages. */
const PRICED = 10

/** About what so many messages cost, by the prices the clinic wrote down; null: it wrote none. */
export async function estimateCost(
  tx: Tx,
  ctx: Ctx,
  { marketingPrice, otherPrice }: CampaignLimits,
  { messages, category }: { messages: number; category: string },
): Promise<{ amountMinor: number; currency: string } | null> {
  const price = category === "marketing" ? marketingPrice : otherPrice
  if (price === null) return null
  const { currency } = await tx.clinic.findUniqueOrThrow({
    where: { id: ctx.clinicId },
    select: { currency: true },
  })
  return { amountMinor: Math.ceil((messages * price) / PRICED), currency }
}

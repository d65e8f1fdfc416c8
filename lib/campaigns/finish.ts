import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import type { Campaign } from "@/lib/generated/prisma/client"

export async function outcomesOf(tx: Tx, campaignIds: readonly string[]) {
  return tx.campaignRecipient.groupBy({
    by: ["campaignId", "outcome"],
    where: { campaignId: { in: [...campaignIds] } },
    _count: true,
  })
}

/** The one fact of its end: how many there were and what came of them. */
export async function finishCampaign(
  tx: Tx,
  ctx: Ctx,
  { id, status: before, total }: Campaign,
  status: "done" | "stopped",
): Promise<Fact[]> {
  await tx.campaign.update({ where: { id }, data: { status, finishedAt: ctx.now, pausedBecause: null } })
  const counts = Object.fromEntries((await outcomesOf(tx, [id])).map((one) => [one.outcome, one._count]))
  return [
    fact(status === "done" ? "campaign.finished" : "campaign.stopped", id, {
      before: { status: before },
      after: { status, people: total, ...counts },
    }),
  ]
}

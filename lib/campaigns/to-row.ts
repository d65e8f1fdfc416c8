import { outcomesOf } from "@/lib/campaigns/finish"
import type { CampaignRow } from "@/lib/campaigns/schema"
import type { CampaignPurpose, CampaignStatus, Outcome, StandsStill } from "@/lib/campaigns/words"
import type { Tx } from "@/lib/db"
import type { Campaign } from "@/lib/generated/prisma/client"

const NONE: Record<Outcome, number> = { waiting: 0, queued: 0, blocked: 0, not_sent: 0 }

/** With counts and names: two statements more, however many rows. */
export async function toCampaignRows(
  tx: Tx,
  campaigns: readonly (Campaign & { template: { name: string } })[],
): Promise<CampaignRow[]> {
  const counts = await outcomesOf(
    tx,
    campaigns.map((one) => one.id),
  )
  const people = await tx.member.findMany({
    where: { id: { in: campaigns.flatMap((one) => [one.requestedById, one.pausedById ?? []].flat()) } },
    select: { id: true, name: true },
  })
  const nameOf = (id: string | null) => people.find((one) => one.id === id)?.name ?? null
  return campaigns.map((one) => ({
    id: one.id,
    title: one.title,
    purpose: one.purpose as CampaignPurpose,
    template: one.template.name,
    status: one.status as CampaignStatus,
    total: one.total,
    counts: {
      ...NONE,
      ...Object.fromEntries(
        counts.filter((row) => row.campaignId === one.id).map((row) => [row.outcome, row._count]),
      ),
    },
    requestedBy: nameOf(one.requestedById) ?? "",
    approvalId: one.approvalId,
    createdAt: one.createdAt.toISOString(),
    startedAt: one.startedAt?.toISOString() ?? null,
    finishedAt: one.finishedAt?.toISOString() ?? null,
    tooLateAt: one.tooLateAt?.toISOString() ?? null,
    pausedBecause: one.pausedBecause as StandsStill | null,
    pausedBy: nameOf(one.pausedById),
  }))
}

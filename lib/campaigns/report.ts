import type { BlockedCount, CampaignReport } from "@/lib/campaigns/schema"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import type { Campaign } from "@/lib/generated/prisma/client"
import { addMs, DAY_MS } from "@/lib/time"

/** What comes within a week of it counts as its doing. */
const ECHO_MS = 7 * DAY_MS

/** What became of a campaign's messages, and what people did upon it: four statements. */
export async function campaignReport(tx: Tx, ctx: Ctx, campaign: Campaign): Promise<CampaignReport> {
  const { id, startedAt } = campaign
  const statuses = await tx.message.groupBy({
    by: ["status"],
    where: { clinicId: ctx.clinicId, campaignId: id },
    _count: true,
  })
  const blocked = await tx.$queryRaw<BlockedCount[]>`
    select coalesce(message."failedBecause", recipient.because, 'unknown') as because, count(*)::int as count
    from "CampaignRecipient" recipient left join "Message" message on message.id = recipient."messageId"
    where recipient."campaignId" = ${id}::uuid
      and (recipient.outcome = 'blocked' or message.status = 'blocked')
    group by 1 order by 2 desc, 1`
  const failed = await tx.$queryRaw<BlockedCount[]>`
    select coalesce("failedBecause", 'unknown') as because, count(*)::int as count from "Message"
    where "clinicId" = ${ctx.clinicId}::uuid and "campaignId" = ${id}::uuid and status in ('failed', 'unsure')
    group by 1 order by 2 desc, 1`
  const [echo] = startedAt
    ? await tx.$queryRaw<{ replies: number; withdrawals: number }[]>`
        select count(distinct said."contactId")::int as replies,
          (select count(distinct consent."patientId")::int from "Consent" consent
            join "CampaignRecipient" recipient on recipient."clinicId" = consent."clinicId"
              and recipient."patientId" = consent."patientId" and recipient."campaignId" = ${id}::uuid
            where consent.status = 'withdrawn' and recipient."handledAt" is not null
              and consent."recordedAt" between recipient."handledAt" and ${addMs(startedAt, ECHO_MS)}) as withdrawals
        from "CampaignRecipient" recipient
        join "Message" sent on sent.id = recipient."messageId" and sent.status in ('sent', 'delivered', 'read')
        join "Message" said on said."clinicId" = recipient."clinicId" and said."contactId" = recipient."contactId"
          and said.direction = 'in' and said."createdAt" > sent."createdAt"
          and said."createdAt" < ${addMs(startedAt, ECHO_MS)}
        where recipient."campaignId" = ${id}::uuid`
    : []
  return {
    statuses: Object.fromEntries(statuses.map((one) => [one.status, one._count])),
    blocked,
    failed,
    replies: echo?.replies ?? 0,
    withdrawals: echo?.withdrawals ?? 0,
  }
}

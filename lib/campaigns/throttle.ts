import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import type { Campaign } from "@/lib/generated/prisma/client"
import { addMs, MINUTE_MS, SECOND_MS } from "@/lib/time"

/** How many may be taken now at this speed of the whole clinic, and when there is room again. One statement. */
export async function roomNow(
  tx: Tx,
  ctx: Ctx,
  { perMinute }: Campaign,
): Promise<{ room: number; waitSeconds: number }> {
  const [row] = await tx.$queryRaw<{ taken: number; oldest: Date | null }[]>`
    select count(*)::int as taken, min(recipient."handledAt") as oldest
    from "CampaignRecipient" recipient join "Campaign" campaign on campaign.id = recipient."campaignId"
    where campaign."clinicId" = ${ctx.clinicId}::uuid
      and (campaign.status = 'running' or campaign."finishedAt" > ${addMs(ctx.now, -MINUTE_MS)})
      and recipient.outcome = 'queued' and recipient."handledAt" > ${addMs(ctx.now, -MINUTE_MS)}`
  const room = Math.max(0, perMinute - (row?.taken ?? 0))
  const free = addMs(row?.oldest ?? ctx.now, MINUTE_MS).getTime() - ctx.now.getTime()
  return { room, waitSeconds: Math.max(1, Math.min(60, Math.ceil(free / SECOND_MS))) }
}

type Written = { patientId: string; outcome: string; because: string | null; messageId: string | null }

/** What came of each, in one statement; what is settled already stays. */
export async function writeOutcomes(
  tx: Tx,
  ctx: Ctx,
  campaignId: string,
  written: readonly Written[],
): Promise<void> {
  await tx.$executeRaw`
    update "CampaignRecipient" recipient set outcome = given.outcome, because = given.because,
      "messageId" = given."messageId", "handledAt" = ${ctx.now}
    from jsonb_to_recordset(${JSON.stringify(written)}::jsonb)
      as given("patientId" uuid, outcome text, because text, "messageId" uuid)
    where recipient."campaignId" = ${campaignId}::uuid and recipient."patientId" = given."patientId"
      and recipient.outcome = 'waiting'`
}

import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import type { Done } from "@/lib/operation"
import type { OutboxEvent } from "@/lib/outbox"

/** Nobody else moves a campaign on until the transaction ends. Throws `not_found`. */
export async function lockCampaign(tx: Tx, id: string) {
  await tx.$queryRaw`select id from "Campaign" where id = ${id}::uuid for update`
  return (await tx.campaign.findFirst({ where: { id } })) ?? fail("not_found")
}

export const goOn = (ctx: Ctx, campaignId: string, round: number): OutboxEvent => ({
  name: "campaign.started",
  id: `campaign:${campaignId}:${round}:${ctx.now.toISOString()}`,
  data: { clinicId: ctx.clinicId, campaignId, round },
})

/** Sets a campaign going: the one fact and the one event of it, whatever the number of its people. */
export async function beginCampaign(
  tx: Tx,
  ctx: Ctx,
  id: string,
): Promise<Done<{ id: string; total: number }>> {
  const campaign = await lockCampaign(tx, id)
  if (campaign.status !== "waiting" && !(campaign.status === "running" && campaign.startedAt === null))
    fail("wrong_state", { sentence: "This campaign was stopped or has begun already." })
  if (campaign.tooLateAt && campaign.tooLateAt <= ctx.now)
    fail("wrong_state", { sentence: "Its time has passed while it waited. Make it anew." })
  await tx.campaign.update({ where: { id }, data: { status: "running", startedAt: ctx.now } })
  const { total, purpose, templateId } = campaign
  return {
    value: { id, total },
    facts: [fact("campaign.started", id, { after: { people: total, purpose, templateId } })],
    events: [goOn(ctx, id, 0)],
  }
}

import { campaignReport } from "@/lib/campaigns/report"
import { type Audience, type CampaignDetail, CampaignIdInput, type GapFill } from "@/lib/campaigns/schema"
import { toCampaignRows } from "@/lib/campaigns/to-row"
import { memberIdOf } from "@/lib/ctx"
import { fail } from "@/lib/errors"
import { isId } from "@/lib/ids"
import { query } from "@/lib/operation"

/** One campaign with what became of it so far. */
export const findCampaign = query({
  name: "campaigns.find",
  may: "campaigns.read",
  input: CampaignIdInput,
  async run({ ctx, tx, input }): Promise<CampaignDetail> {
    if (!isId(input.id)) fail("not_found")
    const campaign =
      (await tx.campaign.findFirst({
        where: { id: input.id },
        include: { template: { select: { name: true, channel: true } } },
      })) ?? fail("not_found")
    const [row] = await toCampaignRows(tx, [campaign])
    const approval = campaign.approvalId
      ? await tx.approval.findFirst({
          where: { id: campaign.approvalId },
          select: { status: true, reason: true, requestedById: true },
        })
      : null
    return {
      ...(row ?? fail("not_found")),
      templateId: campaign.templateId,
      channel: campaign.template.channel,
      audience: campaign.audience as unknown as Audience,
      parameters: campaign.parameters as unknown as GapFill[],
      perMinute: campaign.perMinute,
      reason: approval?.reason ?? null,
      report: await campaignReport(tx, ctx, campaign),
      mayDecide: approval?.status === "pending" && approval.requestedById !== memberIdOf(ctx),
    }
  },
})

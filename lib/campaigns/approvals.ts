import { z } from "zod"
import type { ApprovalDetails, ApprovalKind } from "@/lib/approvals/kinds"
import { beginCampaign } from "@/lib/campaigns/begin"
import { CAMPAIGN_PURPOSES, type CampaignPurpose } from "@/lib/campaigns/words"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { t, tn } from "@/lib/say"
import { exact } from "@/lib/time"

const Asked = z.object({ campaignId: z.uuid() })

/** What takes a second person here. The people were written down when it was asked: those are written to, no others. */
export const CAMPAIGN_APPROVALS: Record<string, ApprovalKind> = {
  "campaigns.send": {
    name: "Write to many people",
    may: "messages.sendBulk",
    do: (tx, ctx, input) => beginCampaign(tx, ctx, Asked.parse(input).campaignId),
    async ended(tx, ctx, input) {
      const { campaignId } = Asked.parse(input)
      const { count } = await tx.campaign.updateMany({
        where: { id: campaignId, status: "waiting" },
        data: { status: "denied", finishedAt: ctx.now },
      })
      if (count > 0)
        await tx.campaignRecipient.updateMany({
          where: { campaignId, outcome: "waiting" },
          data: { outcome: "not_sent", because: "campaign_stopped", handledAt: ctx.now },
        })
    },
    details,
    links: (input) => [
      {
        label: "See the people and the words",
        href: `/conversations/campaigns/${Asked.parse(input).campaignId}`,
      },
    ],
  },
}

async function details(tx: Tx, ctx: Ctx, input: unknown): Promise<ApprovalDetails> {
  const { campaignId } = Asked.parse(input)
  const campaign =
    (await tx.campaign.findFirst({ where: { id: campaignId }, include: { template: true } })) ??
    fail("not_found")
  const { perMinute, total, tooLateAt, purpose, title } = campaign
  return {
    rows: [
      { term: t("Campaign"), value: title },
      { term: t("People"), value: tn(total, "{n} person", "{n} people") },
      { term: t("What for"), value: t(CAMPAIGN_PURPOSES[purpose as CampaignPurpose]) },
      { term: t("Template"), value: campaign.template.name },
      { term: t("How fast"), value: t("{n} a minute", { n: perMinute }) },
      ...(tooLateAt ? [{ term: t("Not after"), value: exact(tooLateAt, ctx.clinic.timeZone) }] : []),
    ],
    patientIds: [],
  }
}

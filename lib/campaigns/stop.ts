import { settle } from "@/lib/approvals/settle"
import { lockCampaign } from "@/lib/campaigns/begin"
import { finishCampaign } from "@/lib/campaigns/finish"
import { StopCampaignInput } from "@/lib/campaigns/schema"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { isId } from "@/lib/ids"
import { command } from "@/lib/operation"

/** Ends it for good: nobody else is written to, and what has not left yet is taken back. */
export const stopCampaign = command({
  name: "campaigns.stop",
  may: "messages.sendBulk",
  input: StopCampaignInput,
  async run({ ctx, tx, input }) {
    if (!isId(input.id)) fail("not_found")
    const campaign = await lockCampaign(tx, input.id)
    const { id, status, approvalId } = campaign
    if (status === "stopped") return { value: { id, takenBack: 0 }, facts: [] }
    const notLeft = { clinicId: ctx.clinicId, campaignId: id, status: { in: ["queued", "scheduled"] } }
    // What waits for the morning can be taken back though everybody was written to.
    const isOver =
      status === "denied" || (status === "done" && (await tx.message.count({ where: notLeft })) === 0)
    if (isOver) fail("wrong_state", { sentence: "This campaign is over." })
    await tx.campaignRecipient.updateMany({
      where: { campaignId: id, outcome: "waiting" },
      data: { outcome: "not_sent", because: "campaign_stopped", handledAt: ctx.now },
    })
    const taken = await tx.message.updateManyAndReturn({
      where: notLeft,
      data: { status: "cancelled", statusAt: ctx.now, failedBecause: "cancelled" },
      select: { id: true, patientId: true },
    })
    await tx.campaignRecipient.updateMany({
      where: { campaignId: id, messageId: { in: taken.map((one) => one.id) } },
      data: { outcome: "not_sent", because: "campaign_stopped" },
    })
    const [over] = await finishCampaign(tx, ctx, campaign, "stopped")
    const withdrawn =
      status === "waiting" && approvalId
        ? await tx.approval.updateManyAndReturn({
            where: { id: approvalId, status: "pending" },
            data: { status: "withdrawn", decidedAt: ctx.now },
          })
        : []
    return {
      value: { id, takenBack: taken.length },
      facts: [
        ...(over ? [{ ...over, personal: { reason: input.reason } }] : []),
        ...taken.map((one) =>
          fact("message.cancelled", one.id, {
            patientId: one.patientId ?? undefined,
            after: { status: "cancelled", campaignId: id },
          }),
        ),
        ...(await settle(tx, ctx, withdrawn, "withdrawn")),
      ],
    }
  },
})

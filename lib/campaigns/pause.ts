import { lockCampaign } from "@/lib/campaigns/begin"
import { CampaignIdInput } from "@/lib/campaigns/schema"
import { memberIdOf } from "@/lib/ctx"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { isId } from "@/lib/ids"
import { command } from "@/lib/operation"

/** Writes to nobody else until it is resumed. What is queued already still leaves. */
export const pauseCampaign = command({
  name: "campaigns.pause",
  may: "messages.sendBulk",
  input: CampaignIdInput,
  async run({ ctx, tx, input }) {
    if (!isId(input.id)) fail("not_found")
    const { id, status } = await lockCampaign(tx, input.id)
    if (status === "paused") return { value: { id }, facts: [] }
    if (status !== "running") fail("wrong_state", { sentence: "Only a campaign that runs can be paused." })
    await tx.campaign.update({
      where: { id },
      data: { status: "paused", pausedById: memberIdOf(ctx), pausedBecause: null },
    })
    return {
      value: { id },
      facts: [fact("campaign.paused", id, { before: { status }, after: { status: "paused" } })],
    }
  },
})

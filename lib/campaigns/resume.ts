import { goOn, lockCampaign } from "@/lib/campaigns/begin"
import { CampaignIdInput } from "@/lib/campaigns/schema"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { isId } from "@/lib/ids"
import { command } from "@/lib/operation"

/** Goes on with the people who wait; nobody is written to a second time. */
export const resumeCampaign = command({
  name: "campaigns.resume",
  may: "messages.sendBulk",
  input: CampaignIdInput,
  async run({ ctx, tx, input }) {
    if (!isId(input.id)) fail("not_found")
    const { id, status } = await lockCampaign(tx, input.id)
    if (status === "running") return { value: { id }, facts: [] }
    if (status !== "paused")
      fail("wrong_state", { sentence: "Only a campaign that is paused can be resumed." })
    await tx.campaign.update({
      where: { id },
      data: { status: "running", pausedById: null, pausedBecause: null },
    })
    return {
      value: { id },
      facts: [fact("campaign.resumed", id, { before: { status }, after: { status: "running" } })],
      events: [goOn(ctx, id, 0)],
    }
  },
})

import { ChangeLimitsInput } from "@/lib/campaigns/schema"
import { CAMPAIGN_LIMITS } from "@/lib/campaigns/settings"
import { writeSetting } from "@/lib/clinics/settings"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"

/** How many a coordinator sends alone, how fast, and what a message costs. */
export const changeCampaignLimits = command({
  name: "campaigns.changeLimits",
  may: "settings.write",
  input: ChangeLimitsInput,
  async run({ ctx, tx, input }) {
    const { marketingPrice = null, otherPrice = null, alone, perMinute } = input
    const after = { alone, perMinute, marketingPrice, otherPrice }
    const { before } = await writeSetting(tx, ctx, CAMPAIGN_LIMITS, after)
    const isSame = (Object.keys(after) as (keyof typeof after)[]).every((key) => before[key] === after[key])
    return {
      value: after,
      facts: isSame
        ? []
        : [fact("campaign.limits_changed", ctx.clinicId, { subjectType: "clinic", before, after })],
    }
  },
})

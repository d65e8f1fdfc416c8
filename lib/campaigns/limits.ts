import { z } from "zod"
import { CAMPAIGN_LIMITS, type CampaignLimits } from "@/lib/campaigns/settings"
import { readSetting } from "@/lib/clinics/settings"
import { query } from "@/lib/operation"

/** The clinic's own numbers for campaigns, and what its prices are in. */
export const findCampaignLimits = query({
  name: "campaigns.limits",
  may: "campaigns.read",
  input: z.strictObject({}),
  async run({ ctx, tx }): Promise<{ limits: CampaignLimits; currency: string }> {
    const { currency } = await tx.clinic.findUniqueOrThrow({
      where: { id: ctx.clinicId },
      select: { currency: true },
    })
    return { limits: await readSetting(tx, ctx, CAMPAIGN_LIMITS), currency }
  },
})

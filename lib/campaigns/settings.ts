import { z } from "zod"

const price = z.number().int().min(0).max(10_000).nullable().default(null)

/** How many at once, how fast, and what a message costs where the clinic has written that down. */
export const CAMPAIGN_LIMITS = {
  key: "campaigns",
  schema: z.object({
    /** Up to so many a coordinator sends alone. */
    alone: z.number().int().min(0).max(1_000).default(50),
    perMinute: z.number().int().min(1).max(600).default(60),
    /** Hundredths of the clinic's currency for ten messages: one costs less than a hundredth. */
    marketingPrice: price,
    otherPrice: price,
  }),
} as const
export type CampaignLimits = z.infer<typeof CAMPAIGN_LIMITS.schema>

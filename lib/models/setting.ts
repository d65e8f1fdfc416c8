import { z } from "zod"

/** The longest that a message may wait for a model, whatever is set. */
export const LONGEST_TIMEOUT_S = 20

const amount = (most: number) => z.number().min(0).max(most)

/** What a clinic's model is asked with. Amounts in its currency's units. */
export const ModelSetting = z.object({
  enabled: z.boolean().default(true),
  model: z.string().max(120).default("gpt-4o-mini"),
  /** For a million tokens. */
  priceIn: amount(10_000).default(0.15),
  priceOut: amount(10_000).default(0.6),
  /** For a calendar month of the clinic's. */
  monthlyCap: amount(1_000_000).default(20),
  timeoutSeconds: z.number().min(1).max(LONGEST_TIMEOUT_S).default(8),
})
export type ModelSetting = z.output<typeof ModelSetting>

export const MODEL_SETTING = { key: "scoring_model", schema: ModelSetting }

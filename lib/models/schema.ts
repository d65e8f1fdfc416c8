import { z } from "zod"
import { LONGEST_TIMEOUT_S } from "@/lib/models/setting"

const amount = (most: number) =>
  z.coerce
    .number({ error: "Give a number." })
    .min(0, "Not less than nothing.")
    .max(most, `At most ${most.toLocaleString("en-GB")}.`)

/** A name as providers give them; never one that a rule set or a person scores by. */
export const ModelName = z
  .string({ error: "Give the model's name." })
  .trim()
  .regex(/^[a-zA-Z0-9][a-zA-Z0-9._:/@-]{0,119}$/, "As the provider writes it, such as gpt-4o-mini.")
  .refine((name) => !/^(member$|rules-)/i.test(name), "That name is taken by scores of people and rules.")

export const ChangeModelInput = z.strictObject({
  enabled: z.enum(["on", "off"], { error: "Choose one of these." }),
  model: ModelName,
  priceIn: amount(10_000),
  priceOut: amount(10_000),
  monthlyCap: amount(1_000_000),
  timeoutSeconds: amount(LONGEST_TIMEOUT_S).min(1, "At least 1 second."),
})

export type ModelView = {
  setting: {
    enabled: boolean
    model: string
    priceIn: number
    priceOut: number
    monthlyCap: number
    timeoutSeconds: number
  }
  currency: string
  /** Of this calendar month, in the currency's units. */
  spent: number
  calls: number
  failures: number
  /** While the model is left alone. */
  pausedUntil: string | null
  lastReason: string | null
  /** The wording in use. */
  prompt: { version: string; text: string }
}

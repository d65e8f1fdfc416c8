import { z } from "zod"
import { LONGEST_LIFE_DAYS, SCOPES, USUAL_LIFE_DAYS } from "@/lib/api-tokens/words"

export const CreateTokenInput = z.strictObject({
  name: z.string("Give a name.").trim().min(1, "Give a name.").max(80, "Keep it under 80 characters."),
  scopes: z.preprocess(
    (given) => (typeof given === "string" ? [given] : given),
    z.array(z.enum(SCOPES), "Choose what it may do.").min(1, "Choose what it may do.").max(SCOPES.length),
  ),
  days: z.coerce
    .number("Give days.")
    .int("Give days.")
    .min(1, "At least a day.")
    .max(LONGEST_LIFE_DAYS, "At most a year.")
    .default(USUAL_LIFE_DAYS),
})
export const RevokeTokenInput = z.strictObject({ id: z.string().max(100) })
export const ListTokensInput = z.strictObject({ cursor: z.string().max(500).optional() })

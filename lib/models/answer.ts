import { z } from "zod"
import { MODEL_REASON_CODES } from "@/lib/models/words"
import { CLASSIFICATIONS, type Classification, URGENCIES } from "@/lib/scoring/schema"

const CLASS_OF: Record<number, Classification> = {
  5: "HOT",
  4: "HOT",
  3: "WARM",
  2: "COLD",
  1: "UNQUALIFIED",
}

/** What a model may say, and nothing besides: no words of its own, nobody to write to, nothing to do. */
export const ModelAnswer = z
  .strictObject({
    classification: z.enum(CLASSIFICATIONS),
    score: z.number().int().min(1).max(5),
    urgency: z.enum(URGENCIES),
    confidence: z.number().min(0).max(1),
    language: z.enum(["en", "ro", "de", "hi", "und"]),
    reasons: z
      .array(z.strictObject({ code: z.enum(MODEL_REASON_CODES), quote: z.string().max(2_000) }))
      .max(12),
  })
  .refine(({ classification, score }) => CLASS_OF[score] === classification)
export type ModelAnswer = z.output<typeof ModelAnswer>

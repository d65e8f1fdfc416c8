import { z } from "zod"
import { isField, SETTLE_HOW } from "@/lib/crm/words"

const Id = z.string().max(64)
const Reason = z.string().trim().min(3, "Say why, in a few words.").max(500, "At most 500 characters.")
const listed = (value: unknown) => (typeof value === "string" ? value.split(",") : value)

export const NoInput = z.strictObject({})
export const StartBatchInput = z.strictObject({ reason: Reason })
export const BatchInput = z.strictObject({ id: z.uuid() })
export const FinishBatchInput = z.strictObject({ id: z.uuid(), failed: z.boolean().optional() })
export const SettleInput = z.strictObject({
  ids: z.preprocess(
    listed,
    z.array(z.uuid()).min(1, "Choose at least one.").max(100, "At most 100 at a time."),
  ),
  how: z.enum(SETTLE_HOW, { error: "Choose one of these." }),
})
export const ReviveInput = z.strictObject({ id: Id, reason: Reason })
export const DriftInput = z.strictObject({
  field: z.string().max(40).refine(isField, "There is no such field.").optional(),
  cursor: z.string().max(500).optional(),
})
export const PreviewInput = z.strictObject({ id: Id })

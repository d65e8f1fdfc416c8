import { z } from "zod"
import { readSetting } from "@/lib/clinics/settings"
import { query } from "@/lib/operation"
import { SENDING_LIMITS, type SendingLimits } from "@/lib/sending/limits"

export const findLimits = query({
  name: "sending.limits",
  may: "settings.write",
  input: z.strictObject({}),
  run: ({ ctx, tx }): Promise<SendingLimits> => readSetting(tx, ctx, SENDING_LIMITS),
})

import { z } from "zod"
import { readSetting } from "@/lib/clinics/settings"
import { readStanding } from "@/lib/models/gate"
import { PROMPT, PROMPT_VERSION } from "@/lib/models/prompt"
import type { ModelView } from "@/lib/models/schema"
import { MODEL_SETTING } from "@/lib/models/setting"
import { query } from "@/lib/operation"

const MICROS = 1_000_000

/** How the clinic's model is set, what it took this month, and how it stands. */
export const findModel = query({
  name: "models.find",
  may: "connections.read",
  input: z.strictObject({}),
  async run({ ctx, tx }): Promise<ModelView> {
    const setting = await readSetting(tx, ctx, MODEL_SETTING)
    const { currency } = await tx.clinic.findFirstOrThrow({ select: { currency: true } })
    const { spentMicros, calls, failures, openUntil, lastReason } = await readStanding(tx, ctx)
    return {
      setting,
      currency,
      spent: spentMicros / MICROS,
      calls,
      failures,
      pausedUntil: openUntil && openUntil > ctx.now ? openUntil.toISOString() : null,
      lastReason,
      prompt: { version: PROMPT_VERSION, text: PROMPT },
    }
  },
})

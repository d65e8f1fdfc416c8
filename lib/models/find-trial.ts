import { z } from "zod"
import { readSetting } from "@/lib/clinics/settings"
import { MODEL_TRIAL, type ModelTrial } from "@/lib/models/trial"
import { query } from "@/lib/operation"
import { type TrialResult, trialResult } from "@/lib/rule-sets/trial-result"

export type FoundTrial = { trial: ModelTrial; result: TrialResult } | null

/** The clinic's last trial of a model and what it found so far; null where there was none. `names`: with whom it concerns. */
export const findModelTrial = query({
  name: "models.findTrial",
  may: "scoring.rules.read",
  input: z.strictObject({ names: z.boolean().default(false) }),
  async run({ ctx, tx, input: { names } }): Promise<FoundTrial> {
    const trial = await readSetting(tx, ctx, MODEL_TRIAL)
    return trial.id === "" ? null : { trial, result: await trialResult(tx, ctx, trial.id, names) }
  },
  reads: ({ value }) =>
    value && value.result.examples.length > 0
      ? { what: "shadow", patientIds: value.result.examples.map((one) => one.patientId), list: true }
      : null,
})

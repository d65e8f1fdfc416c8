import { z } from "zod"
import { readSetting, writeSetting } from "@/lib/clinics/settings"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { newId } from "@/lib/ids"
import { modelAccount } from "@/lib/models/account"
import { PROMPT_VERSION } from "@/lib/models/prompt"
import { ModelName } from "@/lib/models/schema"
import { holdTrial, isRunning, MODEL_TRIAL } from "@/lib/models/trial"
import { command } from "@/lib/operation"
import { countShadowLeads } from "@/lib/rule-sets/shadow-reach"

/** Has a model score what came in 30 days, beside what counts. What an earlier trial found goes. */
export const startModelTrial = command({
  name: "models.startTrial",
  may: "scoring.rules.write",
  input: z.strictObject({ model: ModelName }),
  async run({ ctx, tx, input: { model } }) {
    if (!(await modelAccount(tx, ctx))) return fail("wrong_state", { sentence: "No key of a model is set." })
    await holdTrial(tx, ctx)
    const before = await readSetting(tx, ctx, MODEL_TRIAL)
    if (isRunning(before)) return fail("wrong_state", { sentence: "A trial is running already." })
    const { clinicId } = ctx
    await tx.shadowScore.deleteMany({ where: { clinicId, kind: "model" } })
    const id = newId()
    const total = await countShadowLeads(tx, ctx, ctx.now)
    const trial = MODEL_TRIAL.schema.parse({
      id,
      model,
      promptVersion: PROMPT_VERSION,
      startedAt: ctx.now.toISOString(),
      total,
    })
    await writeSetting(tx, ctx, MODEL_TRIAL, trial)
    return {
      value: { id },
      facts: [fact("connection.model_trial_started", id, { after: { model, total } })],
      events: [
        { name: "model.trial_started", id: `model.trial_started:${id}`, data: { clinicId, trialId: id } },
      ],
    }
  },
})

/** Ends a trial after the lead it is at; what it found so far stays. */
export const stopModelTrial = command({
  name: "models.stopTrial",
  may: "scoring.rules.write",
  input: z.strictObject({}),
  async run({ ctx, tx }) {
    await holdTrial(tx, ctx)
    const before = await readSetting(tx, ctx, MODEL_TRIAL)
    if (!isRunning(before)) return { value: { id: before.id }, facts: [] }
    const endedAt = ctx.now.toISOString()
    await writeSetting(tx, ctx, MODEL_TRIAL, { ...before, endedAt, stoppedBy: "person" })
    return { value: { id: before.id }, facts: [fact("connection.model_trial_ended", before.id)] }
  },
})

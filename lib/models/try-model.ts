import { z } from "zod"
import { readSetting } from "@/lib/clinics/settings"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { modelAccount } from "@/lib/models/account"
import { askModel, mostMicros } from "@/lib/models/ask"
import { capMicros, readStanding } from "@/lib/models/gate"
import { patientData } from "@/lib/models/prompt"
import { MODEL_SETTING } from "@/lib/models/setting"
import { closeCircuit, settleIn } from "@/lib/models/settle"
import { FALLBACK_TEXTS } from "@/lib/models/words"
import { command } from "@/lib/operation"

/** Nobody's words. */
export const MADE_UP = "Hello, how much is a dental implant, and could I come on Friday afternoon?"

/** Within the transaction's time: an admin asks for it, a few times a year. */
const LONGEST_S = 6

export type Tried = {
  ok: boolean
  sentence: string
  classification: string | null
  score: number | null
  latencyMs: number
  costMicros: number
}

/** Asks the model about a made-up message. What it takes counts like any other question. */
export const tryModel = command({
  name: "models.try",
  may: "connections.write",
  input: z.strictObject({}),
  async run({ ctx, tx }) {
    const account = await modelAccount(tx, ctx)
    if (!account)
      return fail("wrong_state", {
        sentence: "No key is set, or the connection is paused: nothing can be asked.",
      })
    const setting = await readSetting(tx, ctx, MODEL_SETTING)
    const timeoutSeconds = Math.min(setting.timeoutSeconds, LONGEST_S)
    const model = { account, setting: { ...setting, timeoutSeconds } }
    const user = patientData([{ text: MADE_UP }])
    const { spentMicros } = await readStanding(tx, ctx)
    if (spentMicros + mostMicros(user, model) > capMicros(setting))
      return fail("wrong_state", { sentence: FALLBACK_TEXTS.cost_cap.text })
    const asked = await askModel(model, user)
    const facts = await settleIn(tx, ctx, model, asked)
    const { answer, why, latencyMs, costMicros } = asked
    if (answer) await closeCircuit(tx, ctx)
    const note = account.answer ? " (demo: no provider was called)" : ""
    const sentence = answer
      ? `It answered ${answer.classification}, ${answer.score} of 5${note}.`
      : FALLBACK_TEXTS[why].text
    if (account.id)
      await tx.connection.update({
        where: { id: account.id },
        data: { testedAt: ctx.now, testOutcome: answer ? `ok: ${sentence}` : sentence },
      })
    const { classification = null, score = null } = answer ?? {}
    const value: Tried = { ok: answer !== null, sentence, classification, score, latencyMs, costMicros }
    const after = { model: setting.model, ok: value.ok }
    return { value, facts: [fact("connection.model_tried", ctx.clinicId, { after }), ...facts] }
  },
})

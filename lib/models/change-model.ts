import type { z } from "zod"
import { writeSetting } from "@/lib/clinics/settings"
import type { Ctx } from "@/lib/ctx"
import { fact } from "@/lib/facts"
import { forgetModels } from "@/lib/models/live"
import { ChangeModelInput } from "@/lib/models/schema"
import { MODEL_SETTING } from "@/lib/models/setting"
import { closeCircuit } from "@/lib/models/settle"
import { command } from "@/lib/operation"

/** Which model scores, what it costs and may cost, and how long it is waited for. */
const change = command({
  name: "models.change",
  may: "connections.write",
  input: ChangeModelInput,
  async run({ ctx, tx, input: { enabled, ...rest } }) {
    const value = { ...rest, enabled: enabled === "on" }
    const { before } = await writeSetting(tx, ctx, MODEL_SETTING, value)
    await closeCircuit(tx, ctx)
    const same = JSON.stringify(sorted(before)) === JSON.stringify(sorted(value))
    return {
      value,
      facts: same ? [] : [fact("connection.model_changed", ctx.clinicId, { before, after: value })],
    }
  },
})

const sorted = (value: object) => Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))

export const changeModel = Object.assign(
  async (ctx: Ctx, input: z.input<typeof ChangeModelInput>) => {
    const value = await change(ctx, input)
    forgetModels()
    return value
  },
  { ...change },
)

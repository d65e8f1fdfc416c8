import { memberIdOf } from "@/lib/ctx"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { FreezeInput } from "@/lib/software/schema"
import { takeEnvironment } from "@/lib/software/stored"

/** From now on no deployment begins there; one under way goes on, and going back stays possible. */
export const freezeEnvironment = command({
  name: "software.freeze",
  may: "deployments.write",
  input: FreezeInput,
  async run({ ctx, tx, input: { name, reason } }) {
    const { frozenAt } = await takeEnvironment(tx, name)
    if (frozenAt) return { value: { name }, facts: [] }
    await tx.environment.update({
      where: { name },
      data: { frozenAt: ctx.now, frozenById: memberIdOf(ctx), freezeReason: reason },
    })
    return { value: { name }, facts: [fact("software.frozen", name, { personal: { reason } })] }
  },
})

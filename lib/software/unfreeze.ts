import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { UnfreezeInput } from "@/lib/software/schema"
import { takeEnvironment } from "@/lib/software/stored"

export const unfreezeEnvironment = command({
  name: "software.unfreeze",
  may: "deployments.write",
  input: UnfreezeInput,
  async run({ tx, input: { name } }) {
    const { frozenAt } = await takeEnvironment(tx, name)
    if (!frozenAt) return { value: { name }, facts: [] }
    await tx.environment.update({
      where: { name },
      data: { frozenAt: null, frozenById: null, freezeReason: null },
    })
    return { value: { name }, facts: [fact("software.unfrozen", name)] }
  },
})

import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { placeNamed } from "@/lib/software/place"
import { TellConfigInput } from "@/lib/software/schema"

/** Which variables are set at a place, by name alone, so that one environment can be held against the other. */
export const tellConfig = command({
  name: "software.tell_config",
  may: "config.write",
  input: TellConfigInput,
  async run({ ctx, tx, input }) {
    const { id, configNames } = await placeNamed(tx, input.service, input.environment)
    const names = [...new Set(input.names)].sort()
    await tx.servicePlace.update({ where: { id }, data: { configNames: names, configAt: ctx.now } })
    const added = names.filter((one) => !configNames.includes(one))
    const gone = configNames.filter((one) => !names.includes(one))
    const value = { id, names: names.length, added, gone }
    if (added.length + gone.length === 0) return { value, facts: [] }
    return { value, facts: [fact("software.config_told", id, { after: { added, gone } })] }
  },
})

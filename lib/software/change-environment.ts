import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { differing } from "@/lib/software/changes"
import { ChangeEnvironmentInput } from "@/lib/software/schema"
import { takeEnvironment } from "@/lib/software/stored"

/** Its title, and whether a commit's checks must be green before it is put there. */
export const changeEnvironment = command({
  name: "software.change_environment",
  may: "deployments.write",
  input: ChangeEnvironmentInput,
  async run({ tx, input: { name, ...data } }) {
    const found = await takeEnvironment(tx, name)
    const changed = differing(found, data)
    if (!changed) return { value: { name }, facts: [] }
    await tx.environment.update({ where: { name }, data })
    return { value: { name }, facts: [fact("software.environment_changed", name, changed)] }
  },
})

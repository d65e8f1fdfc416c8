import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { CreateEnvironmentInput } from "@/lib/software/schema"

export const createEnvironment = command({
  name: "software.create_environment",
  may: "deployments.write",
  input: CreateEnvironmentInput,
  async run({ tx, input }) {
    const { count } = await tx.environment.createMany({ data: [input], skipDuplicates: true })
    if (count === 0)
      return fail("invalid_input", { fields: { name: "There is an environment of this name." } })
    const { name, title, position, needsChecks } = input
    return {
      value: { name },
      facts: [fact("software.environment_created", name, { after: { title, position, needsChecks } })],
    }
  },
})

import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { newId } from "@/lib/ids"
import { command } from "@/lib/operation"
import { CreateServiceInput } from "@/lib/software/schema"

/** What is built and put somewhere as one. Its name is for good: machines and releases know it by that. */
export const createService = command({
  name: "software.create_service",
  may: "deployments.write",
  input: CreateServiceInput,
  async run({ ctx, tx, input }) {
    const { owner, ownerContact, ...plain } = input
    const id = newId()
    const { count } = await tx.softwareService.createMany({
      data: [
        {
          ...plain,
          id,
          owner,
          ownerContact,
          repository: input.repository ?? null,
          runbookUrl: input.runbookUrl ?? null,
          createdAt: ctx.now,
        },
      ],
      skipDuplicates: true,
    })
    if (count === 0) return fail("invalid_input", { fields: { name: "There is a service of this name." } })
    const { name: service, title, kind, position } = input
    return {
      value: { id },
      facts: [
        fact("software.service_created", id, {
          after: { service, title, kind, position },
          personal: { owner, ownerContact },
        }),
      ],
    }
  },
})

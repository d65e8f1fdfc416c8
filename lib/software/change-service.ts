import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { differing } from "@/lib/software/changes"
import { ChangeServiceInput } from "@/lib/software/schema"
import { takeService } from "@/lib/software/stored"

export const changeService = command({
  name: "software.change_service",
  may: "deployments.write",
  input: ChangeServiceInput,
  async run({ tx, input: { id, ...input } }) {
    const found = await takeService(tx, id)
    const data = { ...input, repository: input.repository ?? null, runbookUrl: input.runbookUrl ?? null }
    const changed = differing(found, data)
    if (!changed) return { value: { id }, facts: [] }
    await tx.softwareService.update({ where: { id }, data })
    const { owner: _, ownerContact: __, ...before } = changed.before
    const { owner, ownerContact, ...after } = changed.after
    const personal = {
      ...(owner !== undefined && { owner }),
      ...(ownerContact !== undefined && { ownerContact }),
    }
    return { value: { id }, facts: [fact("software.service_changed", id, { before, after, personal })] }
  },
})

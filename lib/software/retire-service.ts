import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { RetireServiceInput } from "@/lib/software/schema"
import { takeService } from "@/lib/software/stored"
import { underWayAt } from "@/lib/software/under-way"

/** No longer put out or watched, or again. What it was stays to be read. */
export const retireService = command({
  name: "software.retire_service",
  may: "deployments.write",
  input: RetireServiceInput,
  async run({ ctx, tx, input: { id, retired } }) {
    const found = await takeService(tx, id)
    const value = { id, retired }
    if ((found.retiredAt !== null) === retired) return { value, facts: [] }
    if (retired && (await underWayAt(tx, { serviceId: id })))
      fail("wrong_state", { sentence: "A deployment of it is under way. Let it end or cancel it first." })
    await tx.softwareService.update({ where: { id }, data: { retiredAt: retired ? ctx.now : null } })
    return {
      value,
      facts: [fact(retired ? "software.service_retired" : "software.service_restored", id)],
    }
  },
})

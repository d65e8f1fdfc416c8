import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { RetirePlaceInput } from "@/lib/software/schema"
import { takePlace } from "@/lib/software/stored"
import { underWayAt } from "@/lib/software/under-way"

/** No longer put out or watched there, or again. Nothing is stopped by it. */
export const retirePlace = command({
  name: "software.retire_place",
  may: "deployments.write",
  input: RetirePlaceInput,
  async run({ ctx, tx, input: { id, retired } }) {
    const found = await takePlace(tx, id)
    const value = { id, retired }
    if ((found.retiredAt !== null) === retired) return { value, facts: [] }
    if (retired && (await underWayAt(tx, { id })))
      fail("wrong_state", { sentence: "A deployment is under way there. Let it end or cancel it first." })
    await tx.servicePlace.update({ where: { id }, data: { retiredAt: retired ? ctx.now : null } })
    return { value, facts: [fact(retired ? "software.place_retired" : "software.place_restored", id)] }
  },
})

import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { differing } from "@/lib/software/changes"
import { toPlaceColumns } from "@/lib/software/place-columns"
import { ChangePlaceInput } from "@/lib/software/schema"
import { takePlace } from "@/lib/software/stored"
import { underWayAt } from "@/lib/software/under-way"

/** How it is reached and put out. Another driver holds other secrets: those of the last one are let go. */
export const changePlace = command({
  name: "software.change_place",
  may: "deployments.write",
  input: ChangePlaceInput,
  async run({ tx, input: { id, ...given } }) {
    const found = await takePlace(tx, id)
    const columns = await toPlaceColumns(given)
    const changed = differing(found, columns)
    if (!changed) return { value: { id }, facts: [] }
    if (await underWayAt(tx, { id }))
      fail("wrong_state", { sentence: "A deployment is under way there. Let it end or cancel it first." })
    const isOther = found.driver !== columns.driver
    await tx.servicePlace.update({
      where: { id },
      data: { ...columns, ...(isOther && { sealedSecrets: null }) },
    })
    return { value: { id }, facts: [fact("software.place_changed", id, changed)] }
  },
})

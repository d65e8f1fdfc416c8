import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { newId } from "@/lib/ids"
import { command } from "@/lib/operation"
import { toPlaceColumns } from "@/lib/software/place-columns"
import { CreatePlaceInput } from "@/lib/software/schema"
import { takeEnvironment, takeService } from "@/lib/software/stored"

/** A service in an environment. One that was given up there before comes back with what is given now. */
export const createPlace = command({
  name: "software.create_place",
  may: "deployments.write",
  input: CreatePlaceInput,
  async run({ ctx, tx, input: { serviceId, environment, ...given } }) {
    const service = await takeService(tx, serviceId)
    await takeEnvironment(tx, environment)
    if (service.retiredAt) fail("wrong_state", { sentence: "The service is retired. Restore it first." })
    const columns = await toPlaceColumns(given)
    const before = await tx.servicePlace.findUnique({
      where: { serviceId_environment: { serviceId, environment } },
      select: { id: true, retiredAt: true },
    })
    if (before && !before.retiredAt)
      return fail("invalid_input", { fields: { environment: "It has a place there already." } })
    const id = before?.id ?? newId()
    if (before) await tx.servicePlace.update({ where: { id }, data: { ...columns, retiredAt: null } })
    else
      await tx.servicePlace.create({ data: { ...columns, id, serviceId, environment, createdAt: ctx.now } })
    const after = { service: service.name, environment, ...columns }
    return { value: { id }, facts: [fact("software.place_created", id, { after })] }
  },
})

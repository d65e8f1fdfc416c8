import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { isId } from "@/lib/ids"
import { command } from "@/lib/operation"
import { practitionerById } from "@/lib/practitioners/reach"
import { SetServicesInput } from "@/lib/practitioners/schema"

type Does = { serviceId: string; minutes: number | null }
const told = (all: readonly Does[]) =>
  [...all]
    .sort((one, other) => one.serviceId.localeCompare(other.serviceId))
    .map(({ serviceId, minutes }) => ({ serviceId, minutes }))

/** All they do, and in how many minutes where it differs. What stands in the calendar stays as it was booked. */
export const setPractitionerServices = command({
  name: "practitioners.set_services",
  may: "settings.write",
  input: SetServicesInput,
  async run({ ctx, tx, input }) {
    const { id } = await practitionerById(tx, input.id)
    const wanted = told(input.services.map((one) => ({ ...one, minutes: one.minutes ?? null })))
    const ids = [...new Set(wanted.map((one) => one.serviceId))]
    if (ids.length < wanted.length)
      fail("invalid_input", { fields: { services: "A service stands there twice." } })
    const known = ids.every(isId)
      ? await tx.service.findMany({ where: { id: { in: ids }, retiredAt: null }, select: { id: true } })
      : []
    if (known.length < ids.length)
      fail("invalid_input", { fields: { services: "One of the services is gone. Load the page again." } })
    // What is offered no more is left as it was: it may be offered again.
    const ofOffered = { practitionerId: id, service: { retiredAt: null } }
    await tx.$queryRaw`select id from "Practitioner" where id = ${id}::uuid for update`
    const before = told(await tx.servicePractitioner.findMany({ where: ofOffered }))
    const value = { id }
    if (JSON.stringify(before) === JSON.stringify(wanted)) return { value, facts: [] }
    await tx.servicePractitioner.deleteMany({ where: ofOffered })
    await tx.servicePractitioner.createMany({
      data: wanted.map((one) => ({ ...one, clinicId: ctx.clinicId, practitionerId: id })),
    })
    return {
      value,
      facts: [
        fact("practitioner.services_set", id, { before: { services: before }, after: { services: wanted } }),
      ],
    }
  },
})

import { afterAll, expect, it } from "vitest"
import { closeDb, inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { setPractitionerServices } from "@/lib/practitioners/set-services"
import { addService } from "@/lib/services/add"
import { appointmentGround } from "@/lib/testing/appointments"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
afterAll(closeDb)

it("says all they do, with minutes of their own, and records it once", async () => {
  const { clinic, ctxFor, practitionerIds, serviceId } = await appointmentGround()
  const ctx = ctxFor(["admin"])
  const id = practitionerIds[0]!
  const { id: implant } = await addService(ctx, { key: newId(), name: "Implant", minutes: 60 })
  const input = { id, services: [{ serviceId: implant, minutes: 90 }] }
  await setPractitionerServices(ctx, input)
  await setPractitionerServices(ctx, input)
  const does = await inClinic(clinic.id, (tx) =>
    tx.servicePractitioner.findMany({ where: { practitionerId: id } }),
  )
  expect(does).toMatchObject([{ serviceId: implant, minutes: 90 }])
  expect(await recorded(clinic.id, id)).toMatchObject([
    {
      name: "practitioner.services_set",
      before: { services: [{ serviceId, minutes: null }] },
      after: { services: [{ serviceId: implant, minutes: 90 }] },
    },
  ])
  const other = await inClinic(clinic.id, (tx) =>
    tx.servicePractitioner.count({ where: { practitionerId: practitionerIds[1]! } }),
  )
  expect(other).toBe(1)
})

it("knows no service of another clinic, none twice and none that is unheard of", async () => {
  const { ctxFor, practitionerIds, serviceId } = await appointmentGround()
  const theirs = await appointmentGround()
  for (const services of [
    [{ serviceId: theirs.serviceId }],
    [{ serviceId }, { serviceId }],
    [{ serviceId: "word" }],
  ])
    await expect(
      setPractitionerServices(ctxFor(["admin"]), { id: practitionerIds[0]!, services }),
    ).rejects.toMatchObject({ code: "invalid_input", fields: { services: expect.any(String) } })
})

describeRefusals(setPractitionerServices, {
  prepare: async () => {
    const ground = await appointmentGround()
    return { ...ground, input: { id: ground.practitionerIds[0]!, services: [] } }
  },
})

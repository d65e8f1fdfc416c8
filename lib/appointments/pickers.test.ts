import { expect, it } from "vitest"
import { listPickers } from "@/lib/appointments/pickers"
import { inClinic } from "@/lib/db"
import { appointmentGround } from "@/lib/testing/appointments"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { now } from "@/lib/time"

await testDatabase()

it("names whom, where and what one can book, and leaves out what was retired", async () => {
  const { clinic, ctxFor, practitionerIds, roomIds, serviceId, strangerFor } = await appointmentGround()
  const [first, second] = practitionerIds
  await inClinic(clinic.id, async (tx) => {
    await tx.practitioner.update({ where: { id: second }, data: { retiredAt: now() } })
    await tx.servicePractitioner.updateMany({ where: { practitionerId: first }, data: { minutes: 45 } })
    await tx.room.update({ where: { id: roomIds[1] }, data: { retiredAt: now() } })
  })
  const found = await listPickers(ctxFor(["frontdesk"]), {})
  expect(found.practitioners.map((one) => one.id)).toEqual([first])
  expect(found.rooms.map((one) => one.id)).toEqual([roomIds[0]])
  expect(found.services).toMatchObject([{ id: serviceId, minutes: 30, by: { [first!]: 45 } }])
  expect(found.services[0]?.by).not.toHaveProperty(second!)
  expect(await listPickers(strangerFor(["admin"]), {})).toEqual({
    practitioners: [],
    rooms: [],
    services: [],
  })
})

describeRefusals(listPickers, {
  subject: "none",
  prepare: async () => ({ ...(await appointmentGround()), input: {} }),
})

import { afterAll, expect, it } from "vitest"
import { bookAppointment } from "@/lib/appointments/book"
import { closeDb, inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { retireService } from "@/lib/services/retire"
import { appointmentGround } from "@/lib/testing/appointments"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, HOUR_MS, now } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

const ready = async () => {
  const ground = await appointmentGround()
  return { ...ground, id: ground.serviceId }
}

it("retires and brings back, each once", async () => {
  const { ctxFor, clinic, id } = await ready()
  for (const retired of [true, true, false, false]) await retireService(ctxFor(["admin"]), { id, retired })
  const names = (await recorded(clinic.id, id)).map((one) => one.name)
  expect(names).toEqual(["service.retired", "service.restored"])
})

it("stays while a slot is being kept", async () => {
  const { ctxFor, clinic, id, practitionerIds, roomIds, serviceId } = await ready()
  const at = addMs(now(), 72 * HOUR_MS)
  const times = { startsAt: at, busyFrom: at, endsAt: addMs(at, HOUR_MS), busyUntil: addMs(at, HOUR_MS) }
  await inClinic(clinic.id, (tx) =>
    tx.slotHold.create({
      data: {
        ...times,
        id: newId(),
        clinicId: clinic.id,
        practitionerId: practitionerIds[0]!,
        roomId: roomIds[0]!,
        serviceId,
        expiresAt: addMs(now(), HOUR_MS),
      },
    }),
  )
  await expect(retireService(ctxFor(["admin"]), { id, retired: true })).rejects.toMatchObject({
    code: "wrong_state",
  })
})

describeRefusals(retireService, {
  prepare: async () => {
    const { id, ...ground } = await ready()
    return { ...ground, input: { id, retired: true } }
  },
  wrongState: {
    when: "while appointments are still to come",
    code: "wrong_state",
    prepare: async () => {
      const { id, ...ground } = await ready()
      const roomId = ground.roomIds[0]!
      const booked = await bookAppointment(ground.ctxFor(["frontdesk"]), ground.booking({ roomId }))
      expect(booked.id).not.toBeNull()
      return { ...ground, input: { id, retired: true } }
    },
  },
})

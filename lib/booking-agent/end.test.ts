import { expect, it } from "vitest"
import { bookAppointment } from "@/lib/appointments/book"
import { endBooking } from "@/lib/booking-agent/end"
import { newId } from "@/lib/ids"
import { bookingGround } from "@/lib/testing/booking"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, DAY_MS, now } from "@/lib/time"

await testDatabase()

describeRefusals(endBooking, {
  prepare: async () => {
    const ground = await bookingGround()
    return { ...ground, input: { id: await ground.asked() } }
  },
})

it("waits out the day, then has somebody ring, once", async () => {
  const ground = await bookingGround()
  const id = await ground.asked()
  expect((await endBooking({ ...ground.ctx, now: now() }, { id })).until).not.toBeNull()
  const late = { ...ground.ctx, now: addMs(now(), 2 * DAY_MS) }
  expect(await endBooking(late, { id })).toEqual({ status: "ended", until: null })
  expect(await endBooking(late, { id })).toEqual({ status: "ended", until: null })
  expect(await ground.talk(id)).toMatchObject({ status: "ended", because: "nobody_answered" })
  expect(await ground.tasks()).toHaveLength(1)
})

it("asks nobody to ring who was booked another way", async () => {
  const ground = await bookingGround()
  const id = await ground.asked()
  const [time] = await ground.offered(id)
  const made = await bookAppointment(ground.ctxFor(["frontdesk"]), {
    key: newId(),
    patientId: ground.patientId,
    serviceId: ground.serviceId,
    practitionerId: time?.practitionerId ?? "",
    startsAt: new Date(Date.parse(time?.startsAt ?? "") + 9 * DAY_MS).toISOString(),
  })
  expect(made.id).not.toBeNull()
  await endBooking({ ...ground.ctx, now: addMs(now(), 2 * DAY_MS) }, { id })
  expect(await ground.talk(id)).toMatchObject({ status: "ended", because: "booked_otherwise" })
  expect(await ground.tasks()).toEqual([])
})

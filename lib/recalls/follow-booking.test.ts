import { afterAll, describe, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { followBooking } from "@/lib/recalls/follow-booking"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { recallGround } from "@/lib/testing/visits"
import { now } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

describeRefusals(followBooking, {
  prepare: async () => {
    const ground = await recallGround()
    return { ...ground, input: { appointmentId: await ground.visit({ daysAgo: -5, status: "scheduled" }) } }
  },
})

describe("recalls.follow_booking", () => {
  it("is booked by the appointment of its service, and due again when that is called off", async () => {
    const ground = await recallGround({ status: "reminded", attempts: 1, toCall: true })
    const other = await ground.add({ serviceId: await ground.addService() })
    const appointmentId = await ground.visit({ daysAgo: -5, status: "scheduled" })
    const at = ground.at(now())
    expect(await followBooking(at, { appointmentId })).toEqual({ booked: 1, reopened: 0 })
    expect(await followBooking(at, { appointmentId })).toEqual({ booked: 0, reopened: 0 })
    expect(await ground.read()).toMatchObject({ status: "booked", appointmentId, toCall: false })
    expect(await ground.read(other)).toMatchObject({ status: "due" })
    await ground.set(appointmentId, { status: "cancelled", cancelledAt: now() })
    expect(await followBooking(at, { appointmentId })).toEqual({ booked: 0, reopened: 1 })
    expect(await followBooking(at, { appointmentId })).toEqual({ booked: 0, reopened: 0 })
    expect(await ground.read()).toMatchObject({
      status: "due",
      toCall: true,
      appointmentId: null,
      attempts: 1,
    })
  })

  it("is not settled by the very visit it follows from", async () => {
    const ground = await recallGround()
    const { lastAppointmentId } = await ground.read()
    expect(await followBooking(ground.at(now()), { appointmentId: lastAppointmentId })).toMatchObject({
      booked: 0,
    })
  })
})

import { beforeAll, expect, it } from "vitest"
import { startBooking } from "@/lib/booking-agent/start"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { type BookingGround, bookingGround } from "@/lib/testing/booking"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
let ground: BookingGround
beforeAll(async () => {
  ground = await bookingGround()
})
const input = (given: BookingGround) => ({
  key: newId(),
  patientId: given.patientId,
  serviceId: given.serviceId,
})

describeRefusals(startBooking, {
  prepare: async () => ({ ...ground, input: input(ground) }),
  wrongState: {
    when: "a patient without a number to write to",
    code: "wrong_state",
    prepare: async () => {
      const other = await bookingGround("40712000199")
      await inClinic(other.clinic.id, (tx) => tx.contact.updateMany({ data: { channel: "email" } }))
      return { ...other, input: input(other) }
    },
  },
})

it("runs one talk with a patient: the same again is it, another service takes its place", async () => {
  const fresh = await bookingGround("40712000188")
  const ctx = fresh.ctxFor(["frontdesk"])
  const first = input(fresh)
  const { id } = await startBooking(ctx, first)
  expect(await startBooking(ctx, first)).toEqual({ id })
  expect(await startBooking(ctx, input(fresh))).toEqual({ id })
  const [practitionerId] = fresh.practitionerIds
  const next = await startBooking(ctx, { ...input(fresh), practitionerId })
  expect(next.id).not.toBe(id)
  expect(await fresh.talk(id)).toMatchObject({ status: "ended", because: "replaced" })
})

it("is not for whoever may only ask for an appointment", async () => {
  await expect(startBooking(ground.ctxFor(["caregiver"]), input(ground))).rejects.toMatchObject({
    code: "forbidden",
  })
})

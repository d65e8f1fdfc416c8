import { expect, it } from "vitest"
import { bookAppointment } from "@/lib/appointments/book"
import { previewMove } from "@/lib/appointments/preview-move"
import { appointmentGround } from "@/lib/testing/appointments"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()

async function prepared() {
  const ground = await appointmentGround()
  const made = await bookAppointment(
    ground.ctxFor(["admin"]),
    ground.booking({ startsAt: "2037-03-01T08:00:00.000Z" }),
  )
  return { ...ground, input: { id: made.id!, startsAt: "2037-03-01T10:00:00.000Z" } }
}

it("says what would stand in the way and which room it would have, and changes nothing", async () => {
  const { ctxFor, booking, patient, read, input, roomIds, practitionerIds } = await prepared()
  const ctx = ctxFor(["frontdesk"])
  expect(await previewMove(ctx, input)).toEqual({
    conflicts: [],
    startsAt: input.startsAt,
    endsAt: "2037-03-01T10:30:00.000Z",
    practitionerId: practitionerIds[0],
    roomId: roomIds[0],
  })
  const other = await bookAppointment(
    ctx,
    booking({ startsAt: "2037-03-01T10:15:00.000Z", patientId: await patient() }),
  )
  expect(await previewMove(ctx, input)).toMatchObject({
    conflicts: [{ conflict: "practitioner_busy", canBeWaved: false, with: { id: other.id } }],
    // Its own is the other's then.
    roomId: roomIds[1],
  })
  expect(await previewMove(ctx, { ...input, startsAt: "2037-03-01T04:00:00.000Z" })).toMatchObject({
    conflicts: [{ conflict: "outside_hours", canBeWaved: true }],
  })
  expect(await previewMove(ctx, { ...input, startsAt: "2037-03-01T08:00:00.000Z" })).toMatchObject({
    conflicts: [],
  })
  expect((await read(input.id)).startsAt).toEqual(new Date("2037-03-01T08:00:00.000Z"))
})

describeRefusals(previewMove, { prepare: prepared })

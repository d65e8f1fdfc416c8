import { expect, it } from "vitest"
import { bookAppointment } from "@/lib/appointments/book"
import { startBooking } from "@/lib/booking-agent/start"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { mergePatients } from "@/lib/patients/merge"
import { undoMerge } from "@/lib/patients/undo-merge"
import { appointmentGround } from "@/lib/testing/appointments"
import { testDatabase } from "@/lib/testing/db"

await testDatabase()
const reason = "The same person, asked on the phone"

async function ground() {
  const made = await appointmentGround()
  const { clinic, ctxFor, booking, lead, serviceId } = made
  const ctx = ctxFor(["admin"])
  const other = await made.patient()
  const booked = await bookAppointment(ctx, booking({ key: newId(), patientId: other }))
  const waits = async (patientId: string) => {
    const id = newId()
    await inClinic(clinic.id, (tx) =>
      tx.waitingListEntry.create({ data: { id, clinicId: clinic.id, patientId, serviceId } }),
    )
    return id
  }
  const of = (patientId: string) =>
    inClinic(clinic.id, async (tx) => ({
      appointments: await tx.appointment.count({ where: { patientId } }),
      waiting: await tx.waitingListEntry.count({ where: { patientId, status: "waiting" } }),
      talks: await tx.bookingTalk.count({ where: { patientId } }),
    }))
  return { ...made, ctx, keptId: lead.patientId, mergedId: other, booked, waits, of }
}

it("takes visits, places on the waiting list and offered times along, and back when it is undone", async () => {
  const { ctx, keptId, mergedId, waits, of, serviceId } = await ground()
  await waits(mergedId)
  await startBooking(ctx, { key: newId(), patientId: mergedId, serviceId })
  const { mergeId } = await mergePatients(ctx, { keptId, mergedId, reason })
  expect(await of(mergedId)).toEqual({ appointments: 0, waiting: 0, talks: 0 })
  expect(await of(keptId)).toEqual({ appointments: 1, waiting: 1, talks: 1 })
  await undoMerge(ctx, { id: mergeId ?? "", reason })
  expect(await of(mergedId)).toEqual({ appointments: 1, waiting: 1, talks: 1 })
})

it("leaves one place on the list where both waited for the same, and one talk where both were offered times", async () => {
  const { ctx, keptId, mergedId, waits, of, serviceId } = await ground()
  await waits(keptId)
  await waits(mergedId)
  for (const patientId of [keptId, mergedId]) await startBooking(ctx, { key: newId(), patientId, serviceId })
  await mergePatients(ctx, { keptId, mergedId, reason })
  expect(await of(keptId)).toEqual({ appointments: 1, waiting: 1, talks: 2 })
})

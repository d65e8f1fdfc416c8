import { expect, it } from "vitest"
import { bookAppointment } from "@/lib/appointments/book"
import { confirmAppointment } from "@/lib/appointments/confirm"
import { inClinic } from "@/lib/db"
import { appointmentGround } from "@/lib/testing/appointments"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { again } from "@/lib/testing/slots"

await testDatabase()

async function prepared(state: object = {}) {
  const ground = await appointmentGround()
  const { id } = await bookAppointment(ground.ctxFor(["admin"]), ground.booking())
  await inClinic(ground.clinic.id, (tx) => tx.appointment.update({ where: { id: id! }, data: state }))
  return { ...ground, input: { id: id! } }
}

it("notes that the patient comes, and who said so; said twice it is on record once", async () => {
  const { clinic, ctxFor, read, input } = await prepared()
  const ctx = ctxFor(["frontdesk"])
  await confirmAppointment(ctx, input)
  await confirmAppointment(ctx, input)
  expect(await read(input.id)).toMatchObject({
    status: "confirmed",
    confirmedAt: ctx.now,
    confirmedBy: "member",
  })
  const names = (await recorded(clinic.id, input.id)).map((fact) => fact.name)
  expect(names).toEqual(["appointment.booked", "appointment.confirmed"])
})

it("S20 a double click is on record once, and no error to anybody", async () => {
  const { clinic, ctxFor, input } = await prepared()
  const ctx = ctxFor(["frontdesk"])
  await Promise.all(Array.from({ length: 6 }, () => again(() => confirmAppointment(ctx, input))))
  const facts = (await recorded(clinic.id, input.id)).filter((one) => one.name === "appointment.confirmed")
  expect(facts).toHaveLength(1)
})

it("is not for who may only ask", async () => {
  const { clinic, ctxFor, input, me, lead } = await prepared()
  await inClinic(clinic.id, (tx) =>
    tx.patient.update({ where: { id: lead.patientId }, data: { createdById: me.id } }),
  )
  await expect(confirmAppointment(ctxFor(["caregiver"]), input)).rejects.toMatchObject({ code: "forbidden" })
})

describeRefusals(confirmAppointment, {
  prepare: prepared,
  wrongState: {
    when: "one that was cancelled",
    code: "wrong_state",
    prepare: () => prepared({ status: "cancelled", cancelledAt: new Date() }),
  },
})

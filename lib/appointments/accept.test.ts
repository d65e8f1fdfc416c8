import { expect, it } from "vitest"
import { acceptAppointment } from "@/lib/appointments/accept"
import { bookAppointment } from "@/lib/appointments/book"
import { inClinic } from "@/lib/db"
import { appointmentGround } from "@/lib/testing/appointments"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { again } from "@/lib/testing/slots"

await testDatabase()

/** What a caregiver asked for, for a patient of theirs. */
async function prepared(state: object = {}) {
  const ground = await appointmentGround()
  const { clinic, lead, me, ctxFor, booking } = ground
  await inClinic(clinic.id, (tx) =>
    tx.patient.update({ where: { id: lead.patientId }, data: { createdById: me.id } }),
  )
  const { id } = await bookAppointment(ctxFor(["caregiver"]), booking())
  await inClinic(clinic.id, (tx) => tx.appointment.update({ where: { id: id! }, data: state }))
  return { ...ground, input: { id: id! } }
}

it("agrees to what was asked for, once; the slot was theirs since they asked", async () => {
  const { clinic, ctxFor, read, input, booking, patient } = await prepared()
  const ctx = ctxFor(["frontdesk"])
  const task = () => inClinic(clinic.id, (tx) => tx.task.findMany({ where: { sourceId: input.id } }))
  expect((await read(input.id)).status).toBe("requested")
  expect(await task()).toMatchObject([
    { status: "open", ownerRole: "frontdesk", href: `/appointments/${input.id}` },
  ])
  expect(await bookAppointment(ctx, booking({ patientId: await patient() }))).toMatchObject({
    id: null,
    conflicts: [{ conflict: "practitioner_busy" }],
  })
  await acceptAppointment(ctx, input)
  await acceptAppointment(ctx, input)
  expect((await read(input.id)).status).toBe("scheduled")
  expect(await task()).toMatchObject([{ status: "done" }])
  const names = (await recorded(clinic.id, input.id)).map((fact) => fact.name)
  expect(names).toEqual(["appointment.booked", "appointment.accepted"])
})

it("S20 a double click is on record once, and no error to anybody", async () => {
  const { clinic, ctxFor, input } = await prepared()
  const ctx = ctxFor(["frontdesk"])
  await Promise.all(Array.from({ length: 6 }, () => again(() => acceptAppointment(ctx, input))))
  const facts = (await recorded(clinic.id, input.id)).filter((one) => one.name === "appointment.accepted")
  expect(facts).toHaveLength(1)
})

it("is not for who asked", async () => {
  const { ctxFor, input } = await prepared()
  await expect(acceptAppointment(ctxFor(["caregiver"]), input)).rejects.toMatchObject({ code: "forbidden" })
})

describeRefusals(acceptAppointment, {
  prepare: prepared,
  wrongState: {
    when: "what was taken back",
    code: "wrong_state",
    prepare: () => prepared({ status: "cancelled", cancelledAt: new Date() }),
  },
})

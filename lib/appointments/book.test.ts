import { beforeAll, describe, expect, it } from "vitest"
import { bookAppointment } from "@/lib/appointments/book"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { type AppointmentGround, appointmentGround } from "@/lib/testing/appointments"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { again, doubled } from "@/lib/testing/slots"

const db = await testDatabase()
let ground: AppointmentGround
beforeAll(async () => {
  ground = await appointmentGround()
})

it("books a slot with the first free room, once however often the form is sent", async () => {
  const { ctxFor, booking, read, roomIds } = ground
  const ctx = ctxFor(["frontdesk"])
  const given = booking({ startsAt: "2037-03-01T08:00:00.000Z", note: "Is afraid of needles" })
  const one = await bookAppointment(ctx, given)
  expect(await bookAppointment(ctx, given)).toEqual(one)
  expect(await read(one.id!)).toMatchObject({
    status: "scheduled",
    roomId: roomIds[0],
    source: "member",
    note: "Is afraid of needles",
  })
  const facts = await inClinic(ctx.clinicId, (tx) => tx.fact.findMany({ where: { subjectId: one.id! } }))
  expect(facts.map((fact) => fact.name)).toEqual(["appointment.booked"])
})

it("S20 a double click books once, and both clicks are told so", async () => {
  const { clinic, ctxFor, booking } = ground
  const ctx = ctxFor(["frontdesk"])
  const given = booking({ startsAt: "2037-03-10T08:00:00.000Z" })
  const clicks = await Promise.all(Array.from({ length: 6 }, () => again(() => bookAppointment(ctx, given))))
  expect(new Set(clicks.map((one) => one.id)).size).toBe(1)
  expect(clicks[0]?.id).not.toBeNull()
  const facts = await inClinic(clinic.id, (tx) =>
    tx.fact.findMany({ where: { subjectId: clicks[0]!.id!, name: "appointment.booked" } }),
  )
  expect(facts).toHaveLength(1)
})

it("names what stands in the way, and what can be had instead", async () => {
  const { ctxFor, booking, patient, practitionerIds } = ground
  const ctx = ctxFor(["coordinator"])
  const startsAt = "2037-03-02T08:00:00.000Z"
  await bookAppointment(ctx, booking({ startsAt }))
  const lost = await bookAppointment(ctx, booking({ startsAt, patientId: await patient() }))
  expect(lost).toMatchObject({ id: null, conflicts: [{ conflict: "practitioner_busy", canBeWaved: false }] })
  if (lost.id !== null) throw new Error("booked twice")
  expect(lost.others).toHaveLength(6)
  expect(lost.others).not.toContainEqual(
    expect.objectContaining({ practitionerId: practitionerIds[0], startsAt }),
  )
  const early = booking({ startsAt: "2037-03-02T05:00:00.000Z", patientId: await patient() })
  expect(await bookAppointment(ctx, early)).toMatchObject({
    id: null,
    conflicts: [{ conflict: "outside_hours", canBeWaved: true }],
  })
  expect((await bookAppointment(ctx, { ...early, key: newId(), anyway: true })).id).not.toBeNull()
})

it("books for who was with oneself, whoever's lead it was, and for nobody else's patient", async () => {
  const { clinic, ctxFor, booking, me, patient, practitionerIds } = await appointmentGround()
  await inClinic(clinic.id, async (tx) => {
    await tx.practitioner.update({ where: { id: practitionerIds[1]! }, data: { memberId: me.id } })
    await tx.lead.updateMany({ data: { classification: "COLD", urgency: "none" } })
  })
  const doctor = ctxFor(["doctor"])
  await expect(bookAppointment(doctor, booking())).rejects.toMatchObject({ code: "not_found" })
  const first = booking({ practitionerId: practitionerIds[1]!, startsAt: "2037-03-04T10:00:00.000Z" })
  await bookAppointment(ctxFor(["frontdesk"]), first)
  expect((await bookAppointment(doctor, booking())).id).not.toBeNull()
  const theirs = await patient()
  await inClinic(clinic.id, (tx) => tx.lead.updateMany({ data: { classification: "COLD" } }))
  await expect(bookAppointment(doctor, booking({ patientId: theirs }))).rejects.toMatchObject({
    code: "not_found",
  })
})

it("stands in the place of another: one to come gives its time back, a no-show stays one", async () => {
  const { ctxFor, booking, read, clinic } = await appointmentGround()
  const ctx = ctxFor(["frontdesk"])
  const old = await bookAppointment(ctx, booking({ startsAt: "2037-03-03T10:00:00.000Z" }))
  const given = booking({ startsAt: "2037-03-03T10:15:00.000Z", rescheduleOf: old.id! })
  const made = await bookAppointment(ctx, given)
  expect(await bookAppointment(ctx, given)).toEqual(made)
  expect(await read(old.id!)).toMatchObject({ status: "rescheduled", movedToId: made.id })
  await inClinic(clinic.id, (tx) =>
    tx.appointment.update({ where: { id: made.id! }, data: { status: "no_show", finishedAt: new Date() } }),
  )
  const again = await bookAppointment(
    ctx,
    booking({ startsAt: "2037-03-05T10:00:00.000Z", rescheduleOf: made.id! }),
  )
  expect(await read(made.id!)).toMatchObject({ status: "no_show", movedToId: again.id })
  await expect(
    bookAppointment(ctx, booking({ startsAt: "2037-03-06T10:00:00.000Z", rescheduleOf: made.id! })),
  ).rejects.toMatchObject({ code: "wrong_state" })
})

it("keeps the old one where the new time is lost", async () => {
  const { ctxFor, booking, read, patient } = await appointmentGround()
  const ctx = ctxFor(["frontdesk"])
  const old = await bookAppointment(ctx, booking({ startsAt: "2037-03-03T10:00:00.000Z" }))
  await bookAppointment(ctx, booking({ startsAt: "2037-03-03T12:00:00.000Z", patientId: await patient() }))
  const lost = await bookAppointment(
    ctx,
    booking({ startsAt: "2037-03-03T12:00:00.000Z", rescheduleOf: old.id! }),
  )
  expect(lost.id).toBeNull()
  expect(await read(old.id!)).toMatchObject({ status: "scheduled", movedToId: null })
})

describe("P8 slot truth", () => {
  it("S20 50 at once want one slot, 50 times: one has it, and the others are offered others", async () => {
    const { clinic, ctxFor, booking, patient, practitionerIds } = await appointmentGround({ rooms: 1 })
    const ctx = ctxFor(["coordinator"])
    const patientIds = await Promise.all(Array.from({ length: 50 }, patient))
    for (let round = 0; round < 50; round++) {
      const startsAt = new Date(Date.parse("2037-04-01T07:00:00Z") + round * 3_600_000 * 24).toISOString()
      const outcomes = await Promise.all(
        patientIds.map((patientId, n) =>
          again(() =>
            bookAppointment(ctx, booking({ patientId, startsAt, practitionerId: practitionerIds[n % 2]! })),
          ),
        ),
      )
      // One room for both practitioners.
      expect(outcomes.filter((one) => one.id !== null)).toHaveLength(1)
      expect(outcomes.filter((one) => one.id === null && one.others.length === 0)).toEqual([])
    }
    const { rows } = await db.owner.query(
      `select count(*)::int as n from "Appointment" where "clinicId" = $1`,
      [clinic.id],
    )
    expect(rows).toEqual([{ n: 50 }])
    expect(await doubled(db, clinic.id)).toEqual([])
  }, 400_000)

  it("is the database's own: what overlaps is refused whoever writes it", async () => {
    const { clinic, ctxFor, booking, read, patient } = await appointmentGround()
    const made = await bookAppointment(ctxFor(["admin"]), booking())
    const { createdAt: _, updatedAt: __, ...first } = await read(made.id!)
    const patientId = await patient()
    const write = (more: object) =>
      inClinic(clinic.id, (tx) =>
        tx.appointment.create({
          data: { ...first, id: newId(), patientId, effectKey: null, noShowReasons: [], ...more },
        }),
      )
    await expect(write({})).rejects.toThrow(/Occupancy_practitioner/)
    await expect(write({ status: "cancelled", cancelledAt: new Date() })).resolves.toBeTruthy()
    await expect(
      inClinic(clinic.id, (tx) => tx.occupancy.deleteMany({ where: { id: made.id! } })),
    ).rejects.toThrow(/kept by appointments and holds/)
  })
})

describeRefusals(bookAppointment, {
  prepare: async () => ({ ...ground, input: ground.booking({ startsAt: "2037-05-05T10:00:00.000Z" }) }),
  wrongState: {
    when: "a service that is not offered any more",
    code: "wrong_state",
    prepare: async () => {
      const retired = await appointmentGround({ service: { retiredAt: new Date("2026-01-01T00:00:00Z") } })
      return { ...retired, input: retired.booking() }
    },
  },
})

import { expect, it } from "vitest"
import { bookAppointment } from "@/lib/appointments/book"
import { calendarView } from "@/lib/appointments/calendar"
import { cancelAppointment } from "@/lib/appointments/cancel"
import { holdSlot } from "@/lib/appointments/hold"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { appointmentGround } from "@/lib/testing/appointments"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { statementsOf } from "@/lib/testing/statements"

const db = await testDatabase()
const DAY = { from: "2037-03-03", days: 1 }

async function day() {
  const ground = await appointmentGround()
  const { ctxFor, booking, patient, practitionerIds, serviceId } = ground
  const ctx = ctxFor(["frontdesk"])
  const [one, other] = [
    await bookAppointment(
      ctx,
      booking({ startsAt: "2037-03-03T08:00:00.000Z", note: "Is afraid of needles" }),
    ),
    await bookAppointment(
      ctx,
      booking({
        startsAt: "2037-03-03T09:00:00.000Z",
        patientId: await patient(),
        practitionerId: practitionerIds[1]!,
      }),
    ),
  ]
  const gone = await bookAppointment(
    ctx,
    booking({ startsAt: "2037-03-03T11:00:00.000Z", patientId: await patient() }),
  )
  await cancelAppointment(ctx, { id: gone.id!, because: "patient" })
  const hold = await holdSlot(ctx, {
    serviceId,
    practitionerId: practitionerIds[0]!,
    startsAt: "2037-03-03T12:00:00.000Z",
  })
  return { ...ground, one: one.id!, other: other.id!, hold: hold.id!, input: DAY }
}

it("shows who comes, what is kept, and when each works; what was cancelled is off it", async () => {
  const { clinic, ctxFor, one, other, hold, practitionerIds, roomIds } = await day()
  await inClinic(clinic.id, (tx) =>
    tx.hoursException.create({
      data: {
        id: newId(),
        clinicId: clinic.id,
        practitionerId: practitionerIds[1]!,
        kind: "closed",
        cause: "sick",
        note: "Back on Thursday",
        startsAt: new Date("2037-03-03T12:00:00Z"),
        endsAt: new Date("2037-03-04T00:00:00Z"),
      },
    }),
  )
  const view = await calendarView(ctxFor(["coordinator"]), DAY)
  expect(view.appointments.map((row) => row.id)).toEqual([one, other])
  expect(view.holds).toMatchObject([{ id: hold, purpose: "choosing" }])
  expect(view.practitioners.map((row) => row.id)).toEqual(practitionerIds)
  expect(view.rooms.map((row) => row.id)).toEqual(roomIds)
  expect(view.hours.map((row) => row.practitionerId)).toEqual(practitionerIds)
  expect(view.closed).toMatchObject([
    { practitionerId: practitionerIds[1], cause: "sick", note: "Back on Thursday" },
  ])
  expect(view.taken).toEqual([])
  const narrow = await calendarView(ctxFor(["coordinator"]), { ...DAY, practitioner: practitionerIds[1]! })
  expect(narrow.appointments.map((row) => row.id)).toEqual([other])
  expect((await calendarView(ctxFor(["coordinator"]), { ...DAY, room: "nowhere" })).appointments).toEqual([])
})

it("shows a doctor their own, and of others that the time is taken", async () => {
  const { clinic, ctxFor, me, one, other, practitionerIds } = await day()
  await inClinic(clinic.id, async (tx) => {
    await tx.practitioner.update({ where: { id: practitionerIds[1]! }, data: { memberId: me.id } })
    // Nobody's hot lead, which every doctor could take.
    await tx.lead.updateMany({ data: { classification: "COLD" } })
  })
  const view = await calendarView(ctxFor(["doctor"]), DAY)
  expect(view.appointments.map((row) => row.id)).toEqual([other])
  expect(view.taken).toEqual([
    expect.objectContaining({ practitionerId: practitionerIds[0], startsAt: "2037-03-03T08:00:00.000Z" }),
  ])
  expect(JSON.stringify(view)).not.toContain(one)
})

it("shows a masked role initials and no notes", async () => {
  const { ctxFor } = await day()
  const text = JSON.stringify(await calendarView(ctxFor(["operator"]), DAY))
  expect(text).not.toContain("Quartermaine")
  expect(text).not.toContain("needles")
})

it("does not show a caregiver why somebody is away", async () => {
  const { clinic, ctxFor, practitionerIds } = await day()
  const times = { startsAt: new Date("2037-03-03T12:00:00Z"), endsAt: new Date("2037-03-04T00:00:00Z") }
  await inClinic(clinic.id, (tx) =>
    tx.hoursException.create({
      data: {
        id: newId(),
        clinicId: clinic.id,
        practitionerId: practitionerIds[0]!,
        kind: "closed",
        cause: "sick",
        note: "Flu",
        ...times,
      },
    }),
  )
  const { closed } = await calendarView(ctxFor(["caregiver"]), DAY)
  expect(closed).toMatchObject([{ cause: "other", note: null }])
})

it("is on record as a look at those it shows", async () => {
  const { clinic, ctxFor, lead } = await day()
  await calendarView(ctxFor(["frontdesk"]), DAY)
  const { rows } = await db.owner.query(
    `select after from "Fact" where "clinicId" = $1 and name = 'patient.listed' and after->>'what' = 'calendar'`,
    [clinic.id],
  )
  expect(rows).toHaveLength(1)
  expect(rows[0].after.patients).toContain(lead.patientId)
})

it("asks as often for a full week as for a day", async () => {
  const { ctxFor, booking, patient } = await day()
  const ctx = ctxFor(["admin"])
  for (let n = 4; n < 9; n++)
    await bookAppointment(
      ctx,
      booking({ startsAt: `2037-03-0${n}T08:00:00.000Z`, patientId: await patient() }),
    )
  const asked = (days: number) =>
    statementsOf(() => calendarView(ctxFor(["operator"]), { from: "2037-03-03", days }))
  await asked(7)
  expect((await asked(7)).length).toBe((await asked(1)).length)
})

describeRefusals(calendarView, { prepare: day, subject: "none", badInput: { days: 400 } })

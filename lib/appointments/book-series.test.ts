import { beforeAll, expect, it } from "vitest"
import { bookAppointment } from "@/lib/appointments/book"
import { bookSeries } from "@/lib/appointments/book-series"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { type AppointmentGround, appointmentGround } from "@/lib/testing/appointments"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { outOfStep } from "@/lib/testing/slots"

const db = await testDatabase()
let ground: AppointmentGround
beforeAll(async () => {
  ground = await appointmentGround()
})

const series = (of: AppointmentGround, more: object = {}) => ({
  key: newId(),
  patientId: of.lead.patientId,
  serviceId: of.serviceId,
  practitionerId: of.practitionerIds[0]!,
  startsAt: "2037-03-03T10:00:00.000Z",
  everyDays: 7,
  count: 5,
  ...more,
})

it("books all of them, once, at the same time of the wall's clock", async () => {
  const { clinic, ctxFor } = ground
  const ctx = ctxFor(["frontdesk"])
  const given = series(ground)
  const made = await bookSeries(ctx, given)
  expect(await bookSeries(ctx, given)).toEqual(made)
  const rows = await inClinic(clinic.id, (tx) =>
    tx.appointment.findMany({ where: { seriesId: made.id! }, orderBy: { startsAt: "asc" } }),
  )
  expect(rows.map((row) => row.id)).toEqual(made.appointmentIds)
  expect(rows).toHaveLength(5)
  expect(rows.every((row) => row.source === "series")).toBe(true)
  const hours = new Intl.DateTimeFormat("en-GB", { timeZone: clinic.timeZone, timeStyle: "short" })
  expect(new Set(rows.map((row) => hours.format(row.startsAt))).size).toBe(1)
  expect((await recorded(clinic.id, made.id!)).map((fact) => fact.name)).toEqual([
    "appointment_series.booked",
  ])
})

it("books none where one date is taken, and says which; left out, the others are booked", async () => {
  const of = await appointmentGround()
  const ctx = of.ctxFor(["frontdesk"])
  const given = series(of, { startsAt: "2037-06-01T09:00:00.000Z", everyDays: 1, count: 4 })
  await bookAppointment(
    ctx,
    of.booking({ startsAt: "2037-06-03T09:00:00.000Z", patientId: await of.patient() }),
  )
  const lost = await bookSeries(ctx, { ...given, anyway: true })
  expect(lost.id).toBeNull()
  expect(lost.dates?.map((one) => one.conflicts.map((found) => found.conflict))).toEqual([
    [],
    [],
    ["practitioner_busy"],
    [],
  ])
  expect(await inClinic(of.clinic.id, (tx) => tx.appointmentSeries.count())).toBe(0)
  const made = await bookSeries(ctx, { ...given, leaveOut: [lost.dates![2]!.startsAt] })
  expect(made.appointmentIds).toHaveLength(3)
  expect(await outOfStep(db, of.clinic.id)).toEqual([])
  await expect(
    bookSeries(ctx, { ...series(of, { count: 2 }), leaveOut: ["2037-03-03T10:00:00Z"] }),
  ).rejects.toMatchObject({ code: "invalid_input" })
})

describeRefusals(bookSeries, {
  prepare: async () => ({ ...ground, input: series(ground, { startsAt: "2037-09-01T10:00:00.000Z" }) }),
  badInput: { everyDays: 0, count: 1 },
})

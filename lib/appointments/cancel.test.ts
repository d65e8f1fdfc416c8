import { expect, it } from "vitest"
import { bookAppointment } from "@/lib/appointments/book"
import { bookSeries } from "@/lib/appointments/book-series"
import { cancelAppointment } from "@/lib/appointments/cancel"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { appointmentGround } from "@/lib/testing/appointments"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { again, doubled, outOfStep } from "@/lib/testing/slots"

const db = await testDatabase()

async function prepared(state: object = {}) {
  const ground = await appointmentGround()
  const { id } = await bookAppointment(ground.ctxFor(["admin"]), ground.booking())
  await inClinic(ground.clinic.id, (tx) => tx.appointment.update({ where: { id: id! }, data: state }))
  return { ...ground, input: { id: id!, because: "illness" as const, words: "Has the flu" } }
}

it("frees the slot, once; the words are sealed, the cause is not", async () => {
  const { clinic, ctxFor, read, input, booking, patient } = await prepared()
  const ctx = ctxFor(["frontdesk"])
  expect(await cancelAppointment(ctx, input)).toEqual({ id: input.id, cancelled: 1 })
  expect(await cancelAppointment(ctx, input)).toEqual({ id: input.id, cancelled: 0 })
  expect(await read(input.id)).toMatchObject({
    status: "cancelled",
    cancelledBecause: "illness",
    cancelledAt: ctx.now,
  })
  const facts = (await recorded(clinic.id, input.id)).filter((one) => one.name === "appointment.cancelled")
  expect(facts).toHaveLength(1)
  expect(facts[0]).toMatchObject({
    after: { status: "cancelled", because: "illness", by: "member" },
    personal: { words: "Has the flu" },
  })
  expect((await bookAppointment(ctx, booking({ patientId: await patient() }))).id).not.toBeNull()
  expect(await doubled(db, clinic.id)).toEqual([])
  expect(await outOfStep(db, clinic.id)).toEqual([])
})

it("S20 a double click cancels once and frees once", async () => {
  const { clinic, ctxFor, input } = await prepared()
  const ctx = ctxFor(["frontdesk"])
  const clicks = await Promise.all(
    Array.from({ length: 6 }, () => again(() => cancelAppointment(ctx, input))),
  )
  expect(clicks.map((one) => one.cancelled).sort()).toEqual([0, 0, 0, 0, 0, 1])
  const { rows } = await db.owner.query(
    `select 1 from engine.event where name = 'appointment.cancelled' and data->>'appointmentId' = $1 and clinic_id = $2`,
    [input.id, clinic.id],
  )
  expect(rows).toHaveLength(1)
})

it("cancels the rest of a series with it, and what was before stays", async () => {
  const { clinic, ctxFor, booking } = await appointmentGround()
  const ctx = ctxFor(["frontdesk"])
  const { source: _, ...given } = { ...booking(), source: undefined }
  const made = await bookSeries(ctx, { ...given, key: newId(), everyDays: 7, count: 4 })
  const id = made.appointmentIds[1]!
  expect(await cancelAppointment(ctx, { id, because: "patient", following: true })).toEqual({
    id,
    cancelled: 3,
  })
  const rows = await inClinic(clinic.id, (tx) =>
    tx.appointment.findMany({ where: { seriesId: made.id! }, orderBy: { startsAt: "asc" } }),
  )
  expect(rows.map((row) => row.status)).toEqual(["scheduled", "cancelled", "cancelled", "cancelled"])
})

it("lets who asked take it back until it is answered", async () => {
  const { clinic, ctxFor, input, me, lead } = await prepared({ status: "requested" })
  await inClinic(clinic.id, (tx) =>
    tx.patient.update({ where: { id: lead.patientId }, data: { createdById: me.id } }),
  )
  expect(await cancelAppointment(ctxFor(["caregiver"]), input)).toEqual({ id: input.id, cancelled: 1 })
  const agreed = await prepared()
  await inClinic(agreed.clinic.id, (tx) =>
    tx.patient.update({ where: { id: agreed.lead.patientId }, data: { createdById: agreed.me.id } }),
  )
  await expect(cancelAppointment(agreed.ctxFor(["caregiver"]), agreed.input)).rejects.toMatchObject({
    code: "wrong_state",
  })
})

describeRefusals(cancelAppointment, {
  prepare: prepared,
  badInput: { id: newId(), because: "no idea" },
  wrongState: {
    when: "one that is over",
    code: "wrong_state",
    prepare: () => prepared({ status: "completed", finishedAt: new Date() }),
  },
})

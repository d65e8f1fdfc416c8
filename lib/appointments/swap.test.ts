import { beforeAll, describe, expect, it } from "vitest"
import { bookAppointment } from "@/lib/appointments/book"
import { confirmAppointment } from "@/lib/appointments/confirm"
import { moveAppointment } from "@/lib/appointments/move"
import { swapAppointments } from "@/lib/appointments/swap"
import { inClinic } from "@/lib/db"
import { type AppointmentGround, appointmentGround } from "@/lib/testing/appointments"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { again, doubled, outOfStep } from "@/lib/testing/slots"

const db = await testDatabase()
let ground: AppointmentGround
beforeAll(async () => {
  ground = await appointmentGround()
})

async function booked(startsAt: string, of = ground, more: object = {}) {
  const patientId = await of.patient()
  const made = await bookAppointment(of.ctxFor(["admin"]), of.booking({ startsAt, patientId, ...more }))
  if (made.id === null) throw new Error(JSON.stringify(made.conflicts))
  return made.id
}

/** Two of one practitioner, two hours apart. */
async function pair(day: string, of = ground) {
  const from = `${day}T08:00:00.000Z`
  const id = await booked(from, of)
  const withId = await booked(`${day}T10:00:00.000Z`, of, { roomId: of.roomIds[1] })
  return { id, withId, from, fromPractitionerId: of.practitionerIds[0]! }
}

it("lets two change places in one go; a second press does not change them back", async () => {
  const { clinic, ctxFor, read, roomIds } = ground
  const ctx = ctxFor(["frontdesk"])
  const given = await pair("2037-03-01")
  await confirmAppointment(ctx, { id: given.id })
  expect(await swapAppointments(ctx, given)).toEqual({ id: given.id, conflicts: null })
  expect(await swapAppointments(ctx, given)).toEqual({ id: given.id, conflicts: null })
  expect(await read(given.id)).toMatchObject({
    startsAt: new Date("2037-03-01T10:00:00.000Z"),
    roomId: roomIds[1],
    status: "scheduled",
    moves: 1,
  })
  expect(await read(given.withId)).toMatchObject({ startsAt: new Date(given.from), roomId: roomIds[0] })
  const facts = (await recorded(clinic.id, given.withId)).filter((one) => one.name === "appointment.moved")
  expect(facts).toHaveLength(1)
  expect(facts[0]?.after).toMatchObject({ swappedWith: given.id })
  expect(await outOfStep(db, clinic.id)).toEqual([])
})

it("lets two practitioners change patients at the same hour; what was confirmed stays so", async () => {
  const { ctxFor, read, practitionerIds } = ground
  const ctx = ctxFor(["frontdesk"])
  const from = "2037-03-02T08:00:00.000Z"
  const id = await booked(from)
  const withId = await booked(from, ground, { practitionerId: practitionerIds[1] })
  await confirmAppointment(ctx, { id })
  await swapAppointments(ctx, { id, withId, from, fromPractitionerId: practitionerIds[0]! })
  expect(await read(id)).toMatchObject({ practitionerId: practitionerIds[1], status: "confirmed", moves: 0 })
  expect((await read(withId)).practitionerId).toBe(practitionerIds[0])
})

it("moves neither where one does not fit in the other's place", async () => {
  const { ctxFor, read } = ground
  const ctx = ctxFor(["frontdesk"])
  const day = "2037-03-03"
  const given = await pair(day)
  // An hour and a half, which the half hour before the next one does not hold.
  await moveAppointment(ctx, {
    id: given.withId,
    from: `${day}T10:00:00.000Z`,
    startsAt: `${day}T10:00:00.000Z`,
    endsAt: `${day}T11:30:00.000Z`,
  })
  const next = await booked(`${day}T08:30:00.000Z`)
  const lost = await swapAppointments(ctx, { ...given, anyway: true })
  expect(lost).toMatchObject({
    id: null,
    conflicts: [{ conflict: "practitioner_busy", of: given.withId, with: { id: next } }],
  })
  expect((await read(given.id)).startsAt).toEqual(new Date(given.from))
})

it("sees that the longer of two neighbours would reach into the other's new time", async () => {
  const { ctxFor, practitionerIds } = ground
  const ctx = ctxFor(["frontdesk"])
  const from = "2037-03-04T08:00:00.000Z"
  const id = await booked(from)
  const withId = await booked("2037-03-04T08:30:00.000Z", ground, { minutes: 60 })
  const lost = await swapAppointments(ctx, { id, withId, from, fromPractitionerId: practitionerIds[0]! })
  expect(lost).toMatchObject({
    id: null,
    conflicts: [{ conflict: "practitioner_busy", with: { id: withId } }],
  })
})

it("does not swap what was moved meanwhile, nor one with itself", async () => {
  const ctx = ground.ctxFor(["frontdesk"])
  const given = await pair("2037-03-05")
  await moveAppointment(ctx, { id: given.id, from: given.from, startsAt: "2037-03-05T12:00:00.000Z" })
  await expect(swapAppointments(ctx, given)).rejects.toMatchObject({ code: "conflict" })
  await expect(swapAppointments(ctx, { ...given, withId: given.id })).rejects.toMatchObject({
    code: "invalid_input",
  })
})

describe("P8 slot truth", () => {
  it("S20 a whole day's swaps at once: nobody is doubled, nobody is lost", async () => {
    const of = await appointmentGround({ practitioners: 2, rooms: 2 })
    const ctx = of.ctxFor(["coordinator"])
    const ids: string[] = []
    for (let n = 0; n < 12; n++) {
      const startsAt = new Date(Date.parse("2037-05-01T07:00:00Z") + (n % 6) * 1_800_000).toISOString()
      const practitionerId = of.practitionerIds[Math.floor(n / 6)]
      ids.push(await booked(startsAt, of, { practitionerId }))
    }
    const places = async () =>
      (await Promise.all(ids.map(of.read)))
        .map((row) => `${row.practitionerId} ${row.startsAt.toISOString()}`)
        .sort()
    const before = await places()
    let swapped = 0
    for (let round = 0; round < 10; round++) {
      const rows = await Promise.all(ids.map(of.read))
      const outcomes = await Promise.all(
        rows.map((row, n) =>
          again(() =>
            swapAppointments(ctx, {
              id: row.id,
              withId: ids[(n + 1 + round) % ids.length]!,
              from: row.startsAt.toISOString(),
              fromPractitionerId: row.practitionerId,
            }),
          ).catch((error: { code?: string }) => {
            if (error.code !== "conflict" && error.code !== "invalid_input") throw error
            return { id: null }
          }),
        ),
      )
      swapped += outcomes.filter((one) => one.id !== null).length
      expect(await places()).toEqual(before)
    }
    expect(swapped).toBeGreaterThan(10)
    expect(await doubled(db, of.clinic.id)).toEqual([])
    expect(await outOfStep(db, of.clinic.id)).toEqual([])
  }, 200_000)
})

describeRefusals(swapAppointments, {
  prepare: async () => {
    const of = await appointmentGround()
    return { ...of, input: await pair("2037-04-01", of) }
  },
  wrongState: {
    when: "one that has come already",
    code: "wrong_state",
    prepare: async () => {
      const of = await appointmentGround()
      const input = await pair("2037-04-01", of)
      await inClinic(of.clinic.id, (tx) =>
        tx.appointment.update({ where: { id: input.withId }, data: { status: "checked_in" } }),
      )
      return { ...of, input }
    },
  },
})

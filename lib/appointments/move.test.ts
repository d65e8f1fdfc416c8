import { beforeAll, describe, expect, it } from "vitest"
import { bookAppointment } from "@/lib/appointments/book"
import { confirmAppointment } from "@/lib/appointments/confirm"
import { moveAppointment } from "@/lib/appointments/move"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
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
const told = async (clinicId: string, id: string) =>
  (
    await db.owner.query(
      `select name from engine.event where data->>'appointmentId' = $1 and clinic_id = $2 order by 1`,
      [id, clinicId],
    )
  ).rows

it("moves to another time; what was confirmed is to be confirmed anew, and a second press changes nothing", async () => {
  const { clinic, ctxFor, read } = ground
  const ctx = ctxFor(["frontdesk"])
  const from = "2037-03-01T08:00:00.000Z"
  const id = await booked(from)
  await confirmAppointment(ctx, { id })
  const given = { id, from, startsAt: "2037-03-01T09:30:00.000Z" }
  expect(await moveAppointment(ctx, given)).toEqual({ id, conflicts: null })
  expect(await moveAppointment(ctx, given)).toEqual({ id, conflicts: null })
  expect(await read(id)).toMatchObject({
    status: "scheduled",
    startsAt: new Date("2037-03-01T09:30:00.000Z"),
    endsAt: new Date("2037-03-01T10:00:00.000Z"),
    moves: 1,
    confirmedAt: null,
  })
  const facts = (await recorded(clinic.id, id)).filter((one) => one.name === "appointment.moved")
  expect(facts).toHaveLength(1)
  expect(facts[0]).toMatchObject({ before: { startsAt: from }, after: { startsAt: given.startsAt } })
})

it("made longer or shorter at its time it stays confirmed", async () => {
  const ctx = ground.ctxFor(["frontdesk"])
  const from = "2037-03-02T08:00:00.000Z"
  const id = await booked(from)
  await confirmAppointment(ctx, { id })
  await moveAppointment(ctx, { id, from, startsAt: from, endsAt: "2037-03-02T09:00:00.000Z" })
  expect(await ground.read(id)).toMatchObject({
    status: "confirmed",
    moves: 0,
    busyUntil: new Date("2037-03-02T09:00:00.000Z"),
  })
  await expect(moveAppointment(ctx, { id, from, startsAt: from, endsAt: from })).rejects.toMatchObject({
    code: "invalid_input",
  })
})

it("says what stands in the way, and moves nothing; what can be waved is moved anyway", async () => {
  const { ctxFor, read } = ground
  const ctx = ctxFor(["frontdesk"])
  const from = "2037-03-03T08:00:00.000Z"
  const taken = "2037-03-03T10:00:00.000Z"
  const id = await booked(from)
  await booked(taken)
  const lost = await moveAppointment(ctx, { id, from, startsAt: taken, anyway: true })
  expect(lost).toMatchObject({ id: null, conflicts: [{ conflict: "practitioner_busy", canBeWaved: false }] })
  if (lost.id !== null) throw new Error("moved onto another")
  expect(lost.others).toHaveLength(6)
  expect((await read(id)).startsAt).toEqual(new Date(from))
  const early = { id, from, startsAt: "2037-03-03T04:00:00.000Z" }
  expect(await moveAppointment(ctx, early)).toMatchObject({
    id: null,
    conflicts: [{ conflict: "outside_hours", canBeWaved: true }],
  })
  expect(await moveAppointment(ctx, { ...early, anyway: true })).toEqual({ id, conflicts: null })
})

it("keeps its room while that is free, and takes another where it is not", async () => {
  const { ctxFor, read, roomIds, practitionerIds } = ground
  const ctx = ctxFor(["frontdesk"])
  const [from, later] = ["2037-03-04T08:00:00.000Z", "2037-03-04T10:00:00.000Z"]
  const id = await booked(from)
  await booked(later, ground, { practitionerId: practitionerIds[1]!, roomId: roomIds[0]! })
  await moveAppointment(ctx, { id, from, startsAt: later })
  expect((await read(id)).roomId).toBe(roomIds[1])
  const there = { id, from: later, startsAt: later, roomId: roomIds[0]! }
  expect(await moveAppointment(ctx, there)).toMatchObject({
    id: null,
    conflicts: [{ conflict: "room_busy" }],
  })
})

it("does not move what somebody else moved meanwhile, nor what is over", async () => {
  const ctx = ground.ctxFor(["frontdesk"])
  const from = "2037-03-05T08:00:00.000Z"
  const id = await booked(from)
  await moveAppointment(ctx, { id, from, startsAt: "2037-03-05T09:00:00.000Z" })
  await expect(
    moveAppointment(ctx, { id, from, startsAt: "2037-03-05T10:00:00.000Z" }),
  ).rejects.toMatchObject({
    code: "conflict",
  })
})

it("moves what is of a service that is not offered any more", async () => {
  const of = await appointmentGround()
  const from = "2037-03-05T08:00:00.000Z"
  const id = await booked(from, of)
  await inClinic(of.clinic.id, (tx) => tx.service.updateMany({ data: { retiredAt: new Date(0) } }))
  const given = { id, from, startsAt: "2037-03-06T08:00:00.000Z" }
  expect(await moveAppointment(of.ctxFor(["frontdesk"]), given)).toEqual({ id, conflicts: null })
})

it("lets who may only ask move what is not answered yet, and nothing else", async () => {
  const { ctxFor, read, me, clinic } = ground
  const from = "2037-03-06T08:00:00.000Z"
  const id = await booked(from)
  const { patientId } = await read(id)
  await inClinic(clinic.id, (tx) =>
    tx.patient.update({ where: { id: patientId }, data: { createdById: me.id } }),
  )
  const caregiver = ctxFor(["caregiver"])
  const given = { id, from, startsAt: "2037-03-06T10:00:00.000Z" }
  await expect(moveAppointment(caregiver, given)).rejects.toMatchObject({ code: "wrong_state" })
  await inClinic(clinic.id, (tx) => tx.appointment.update({ where: { id }, data: { status: "requested" } }))
  expect(await moveAppointment(caregiver, given)).toEqual({ id, conflicts: null })
  expect((await read(id)).status).toBe("requested")
})

describe("P8 slot truth", () => {
  it("S20 many that move onto one slot at once: one stands there, the others where they stood", async () => {
    const of = await appointmentGround({ practitioners: 1, rooms: 1 })
    const ctx = of.ctxFor(["coordinator"])
    const starts = Array.from(
      { length: 12 },
      (_, n) => new Date(Date.parse("2037-05-01T07:00:00Z") + n * 1_800_000),
    )
    const ids: string[] = []
    for (const at of starts) ids.push(await booked(at.toISOString(), of))
    for (let round = 0; round < 10; round++) {
      const startsAt = `2037-05-${10 + round}T09:00:00.000Z`
      const rows = await Promise.all(ids.map(of.read))
      const outcomes = await Promise.all(
        rows.map((row) =>
          again(() => moveAppointment(ctx, { id: row.id, from: row.startsAt.toISOString(), startsAt })),
        ),
      )
      expect(outcomes.filter((one) => one.id !== null)).toHaveLength(1)
      expect(outcomes.filter((one) => one.id === null && one.others.length === 0)).toEqual([])
    }
    expect(await doubled(db, of.clinic.id)).toEqual([])
    expect(await outOfStep(db, of.clinic.id)).toEqual([])
  }, 200_000)

  it("S20 bookings, moves and cancellations all at once leave nobody doubled", async () => {
    const of = await appointmentGround({ practitioners: 2, rooms: 2 })
    const ctx = of.ctxFor(["coordinator"])
    const at = (n: number) => new Date(Date.parse("2037-05-01T07:00:00Z") + (n % 10) * 900_000).toISOString()
    const patientIds = await Promise.all(Array.from({ length: 20 }, of.patient))
    const { cancelAppointment } = await import("@/lib/appointments/cancel")
    const quietly = (work: () => Promise<unknown>) =>
      again(work).catch((error: { code?: string }) => {
        if (!["conflict", "wrong_state"].includes(error.code ?? "")) throw error
      })
    for (let round = 0; round < 8; round++) {
      const standing = await inClinic(of.clinic.id, (tx) =>
        tx.appointment.findMany({ where: { status: "scheduled" }, take: 20 }),
      )
      await Promise.all([
        ...patientIds.map((patientId, n) =>
          quietly(() =>
            bookAppointment(
              ctx,
              of.booking({
                key: newId(),
                patientId,
                startsAt: at(n * 3 + round),
                practitionerId: of.practitionerIds[n % 2]!,
              }),
            ),
          ),
        ),
        ...standing.map((row, n) =>
          quietly(() =>
            moveAppointment(ctx, {
              id: row.id,
              from: row.startsAt.toISOString(),
              startsAt: at(n * 7 + round),
              anyway: true,
            }),
          ),
        ),
        ...standing
          .slice(0, 5)
          .map((row) => quietly(() => cancelAppointment(ctx, { id: row.id, because: "patient" }))),
      ])
    }
    expect(await doubled(db, of.clinic.id)).toEqual([])
    expect(await outOfStep(db, of.clinic.id)).toEqual([])
  }, 200_000)
})

it("tells the engine what is free since", async () => {
  const from = "2037-03-09T08:00:00.000Z"
  const id = await booked(from)
  await moveAppointment(ground.ctxFor(["frontdesk"]), { id, from, startsAt: "2037-03-09T09:00:00.000Z" })
  expect(await told(ground.clinic.id, id)).toEqual([
    { name: "appointment.booked" },
    { name: "appointment.moved" },
  ])
})

describeRefusals(moveAppointment, {
  prepare: async () => {
    const from = "2037-04-01T08:00:00.000Z"
    const of = await appointmentGround()
    return { ...of, input: { id: await booked(from, of), from, startsAt: "2037-04-20T09:00:00.000Z" } }
  },
  wrongState: {
    when: "one that was cancelled",
    code: "wrong_state",
    prepare: async () => {
      const from = "2037-03-01T08:00:00.000Z"
      const of = await appointmentGround()
      const id = await booked(from, of)
      await inClinic(of.clinic.id, (tx) =>
        tx.appointment.update({ where: { id }, data: { status: "cancelled", cancelledAt: new Date() } }),
      )
      return { ...of, input: { id, from, startsAt: "2037-04-20T09:00:00.000Z" } }
    },
  },
})

import { beforeAll, describe, expect, it } from "vitest"
import { bookAppointment } from "@/lib/appointments/book"
import { listAppointments } from "@/lib/appointments/list"
import { PAGE_SIZE } from "@/lib/appointments/words"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { type AppointmentGround, appointmentGround } from "@/lib/testing/appointments"
import { arrivalOf } from "@/lib/testing/arrivals"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, HOUR_MS, MINUTE_MS, toDate } from "@/lib/time"

await testDatabase()
let ground: AppointmentGround
const ids: string[] = []
const NOW = toDate("2037-03-05T12:10:00.000Z")

beforeAll(async () => {
  ground = await appointmentGround()
  for (const day of [3, 4, 5, 6, 7]) {
    const made = await bookAppointment(
      ground.ctxFor(["admin"]),
      ground.booking({ startsAt: `2037-03-0${day}T12:00:00.000Z` }),
    )
    if (made.id === null) throw new Error("not booked")
    ids.push(made.id)
  }
})
const at = (roles: Parameters<AppointmentGround["ctxFor"]>[0]) => ground.ctxFor(roles, { now: NOW })
const shown = async (input: Parameters<typeof listAppointments>[1], roles = ["frontdesk"] as const) =>
  (await listAppointments(at(roles), input)).rows.map((row) => row.id)

it("shows what is to come soonest first, what goes on among it, and what is over latest first", async () => {
  expect(await shown({})).toEqual([ids[2], ids[3], ids[4]])
  expect(await shown({ tab: "past" })).toEqual([ids[1], ids[0]])
})

it("narrows by practitioner, service, room, state, patient, lead and days", async () => {
  const [first, second] = ground.practitionerIds
  expect(await shown({ practitioner: first })).toHaveLength(3)
  expect(await shown({ practitioner: second })).toEqual([])
  expect(await shown({ service: ground.serviceId, room: ground.roomIds[0] })).toHaveLength(3)
  expect(await shown({ room: "no-id" })).toEqual([])
  expect(await shown({ status: "cancelled" })).toEqual([])
  expect(await shown({ patientId: ground.lead.patientId })).toHaveLength(3)
  expect(await shown({ patientId: newId() })).toEqual([])
  expect(await shown({ leadId: newId() })).toEqual([])
  expect(await shown({ fromOn: "2037-03-06", untilOn: "2037-03-06" })).toEqual([ids[3]])
  expect(await shown({ q: "Quartermaine" })).toHaveLength(3)
  expect(await shown({ q: "Nobody Atall" })).toEqual([])
})

it("goes on from page to page without leaving out or repeating one", async () => {
  const own = await appointmentGround({ practitioners: 1 })
  const clinicId = own.clinic.id
  const rows = Array.from({ length: PAGE_SIZE + 7 }, (_, n) => {
    const startsAt = addMs(toDate("2038-01-01T10:00:00Z"), n * HOUR_MS)
    const endsAt = addMs(startsAt, 30 * MINUTE_MS)
    return {
      ...{ id: newId(), clinicId, patientId: own.lead.patientId, practitionerId: own.practitionerIds[0]! },
      ...{ serviceId: own.serviceId, startsAt, endsAt, busyFrom: startsAt, busyUntil: endsAt },
    }
  })
  await inClinic(clinicId, (tx) => tx.appointment.createMany({ data: rows }))
  for (const tab of ["upcoming", "past"] as const) {
    const ctx = own.ctxFor(["admin"], {
      now: toDate(tab === "past" ? "2039-01-01T00:00:00Z" : "2037-06-01T00:00:00Z"),
    })
    const one = await listAppointments(ctx, { tab })
    const two = await listAppointments(ctx, { tab, cursor: one.nextCursor ?? "" })
    const wanted = rows.map((row) => row.id)
    expect([...one.rows, ...two.rows].map((row) => row.id)).toEqual(
      tab === "past" ? wanted.reverse() : wanted,
    )
    expect(two.nextCursor).toBeNull()
  }
})

describe("P7 who sees what", () => {
  it("gives a masked role initials and no notes, and no search by name", async () => {
    const { rows } = await listAppointments(at(["operator"]), {})
    expect(rows.map((row) => row.patient.name)).toEqual(["Z. Q.", "Z. Q.", "Z. Q."])
    expect(rows.every((row) => row.note === null && !row.may.write)).toBe(true)
    await expect(listAppointments(at(["operator"]), { q: "Zanubia" })).rejects.toMatchObject({
      code: "forbidden",
    })
  })

  it("gives a doctor those with themselves, and nobody else's", async () => {
    const own = await appointmentGround()
    const [mine] = own.practitionerIds
    const book = async (practitionerId: string) =>
      bookAppointment(own.ctxFor(["admin"]), own.booking({ practitionerId, patientId: await own.patient() }))
    const first = await book(mine!)
    await book(own.practitionerIds[1]!)
    await inClinic(own.clinic.id, async (tx) => {
      await tx.practitioner.update({ where: { id: mine }, data: { memberId: own.me.id } })
      // Nobody's pressing lead is every doctor's.
      await tx.lead.updateMany({ data: { classification: "COLD", urgency: "none" } })
    })
    const { rows } = await listAppointments(own.ctxFor(["doctor"]), {})
    expect(rows.map((row) => row.id)).toEqual([first.id])
  })

  it("shows nothing of another clinic", async () => {
    expect((await listAppointments(ground.strangerFor(["admin"]), {})).rows).toEqual([])
  })
})

it("says which appointment is asked for, not agreed yet", async () => {
  const id = await arrivalOf(ground, "requested")
  expect((await listAppointments(ground.ctxFor(["frontdesk"]), { status: "requested" })).rows).toMatchObject([
    { id, status: "requested", may: { write: true, steps: true } },
  ])
})

describeRefusals(listAppointments, {
  subject: "none",
  prepare: async () => ({ ...ground, input: {} }),
  badInput: { cursor: "nonsense" },
})

import { afterAll, expect, it } from "vitest"
import { bookAppointment } from "@/lib/appointments/book"
import { slotsFor } from "@/lib/appointments/find-slots"
import { closeDb, inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { addException } from "@/lib/opening/add-exception"
import { changePractitioner } from "@/lib/practitioners/change"
import { appointmentGround } from "@/lib/testing/appointments"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
afterAll(closeDb)

const day = { fromOn: "2037-03-03", untilOn: "2037-03-03" }
const form = (given: object = {}) => ({ key: newId(), ...day, cause: "sick" as const, ...given })

it("takes the practitioner's time out of what can be had, once a form; the note is sealed", async () => {
  const { ctxFor, clinic, practitionerIds, wanted } = await appointmentGround({ practitioners: 1 })
  const ctx = ctxFor(["frontdesk"])
  const input = form({ practitionerId: practitionerIds[0]!, note: "Broke an arm" })
  const { id } = await addException(ctx, input)
  expect(await addException(ctx, input)).toEqual({ id, standing: 0 })
  const free = await inClinic(clinic.id, (tx) => slotsFor(tx, ctx, wanted()))
  expect(free.slots).toEqual([])
  const facts = await recorded(clinic.id, id!)
  expect(facts).toMatchObject([
    { name: "opening.exception_added", after: { cause: "sick" }, personal: { note: "Broke an arm" } },
  ])
  expect(JSON.stringify(facts[0]?.after)).not.toContain("arm")
})

it("whole days run from midnight to midnight by the wall, over a change of the clocks too", async () => {
  const { ctxFor, clinic, practitionerIds } = await appointmentGround()
  const { id } = await addException(
    ctxFor(["admin"]),
    form({ practitionerId: practitionerIds[0]!, fromOn: "2037-03-28", untilOn: "2037-03-29" }),
  )
  const made = await inClinic(clinic.id, (tx) => tx.hoursException.findUniqueOrThrow({ where: { id: id! } }))
  expect([made.startsAt, made.endsAt].map((one) => one.toISOString())).toEqual([
    "2037-03-27T22:00:00.000Z",
    "2037-03-29T21:00:00.000Z",
  ])
})

it("asks first when appointments stand in the way, and again when more came meanwhile", async () => {
  const { ctxFor, practitionerIds, booking, patient, read } = await appointmentGround()
  const ctx = ctxFor(["frontdesk"])
  const standing = await bookAppointment(ctx, booking())
  const input = form({ practitionerId: practitionerIds[0]! })
  expect(await addException(ctx, input)).toEqual({ id: null, standing: 1 })
  await bookAppointment(ctx, booking({ patientId: await patient(), startsAt: "2037-03-03T12:00:00.000Z" }))
  expect(await addException(ctx, { ...input, seen: 1 })).toEqual({ id: null, standing: 2 })
  expect(await addException(ctx, { ...input, seen: 2 })).toMatchObject({ standing: 2 })
  expect(await read(standing.id!)).toMatchObject({ status: "scheduled" })
})

it("a room that cannot be used keeps others free; the clinic closes for everybody", async () => {
  const { ctxFor, clinic, roomIds, wanted } = await appointmentGround({ practitioners: 1, rooms: 2 })
  const ctx = ctxFor(["admin"])
  const rooms = async () => {
    const { slots } = await inClinic(clinic.id, (tx) => slotsFor(tx, ctx, wanted()))
    return [...new Set(slots.map((one) => one.roomId))]
  }
  await addException(ctx, form({ roomId: roomIds[0]!, cause: "maintenance" }))
  expect(await rooms()).toEqual([roomIds[1]])
  await addException(ctx, form({ cause: "other" }))
  expect(await rooms()).toEqual([])
})

it("hours besides the usual ones can be booked", async () => {
  const { ctxFor, clinic, practitionerIds, wanted } = await appointmentGround({ practitioners: 1 })
  const ctx = ctxFor(["admin"])
  const extra = { kind: "open" as const, cause: "extra_hours" as const, fromAt: "19:00", untilAt: "20:00" }
  await addException(ctx, form({ practitionerId: practitionerIds[0]!, ...extra }))
  const free = await inClinic(clinic.id, (tx) => slotsFor(tx, ctx, wanted({ fromMinute: 18 * 60 })))
  expect(free.slots.map((one) => one.startsAt.slice(11, 16))).toEqual(["17:00", "17:15", "17:30"])
})

it("a doctor enters their own absence alone; the whole clinic is closed by an admin alone", async () => {
  const { ctxFor, practitionerIds, me } = await appointmentGround()
  const [mine, others] = practitionerIds
  await changePractitioner(ctxFor(["admin"]), { id: mine!, name: "Dr Me", memberId: me.id })
  const doctor = ctxFor(["doctor"])
  expect(await addException(doctor, form({ practitionerId: mine! }))).toMatchObject({ standing: 0 })
  await expect(addException(doctor, form({ practitionerId: others! }))).rejects.toMatchObject({
    code: "not_found",
  })
  for (const role of ["doctor", "frontdesk", "coordinator"] as const)
    await expect(addException(ctxFor([role]), form())).rejects.toMatchObject({ code: "forbidden" })
})

it.each([
  ["a last day before the first", { untilOn: "2037-03-02" }, "untilOn"],
  ["an end before its start", { fromAt: "10:00", untilAt: "09:00" }, "untilAt"],
  ["more than a year", { untilOn: "2039-03-03" }, "untilOn"],
  ["extra hours of nobody", { kind: "open" as const }, "practitionerId"],
])("refuses %s", async (_, given, field) => {
  const { ctxFor } = await appointmentGround()
  await expect(addException(ctxFor(["admin"]), form(given))).rejects.toMatchObject({
    code: "invalid_input",
    fields: { [field]: expect.any(String) },
  })
})

describeRefusals(addException, {
  prepare: async () => {
    const ground = await appointmentGround()
    return { ...ground, input: form({ practitionerId: ground.practitionerIds[0]! }) }
  },
})

import { beforeAll, expect, it } from "vitest"
import { bookAppointment } from "@/lib/appointments/book"
import { findSlots } from "@/lib/appointments/find-slots"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { type AppointmentGround, appointmentGround } from "@/lib/testing/appointments"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { statementsOf } from "@/lib/testing/statements"

await testDatabase()
let ground: AppointmentGround
beforeAll(async () => {
  ground = await appointmentGround()
})
const walls = (slots: readonly { startsAt: string }[], timeZone: string) =>
  slots.map((one) =>
    new Intl.DateTimeFormat("en-GB", {
      timeZone,
      weekday: "short",
      timeStyle: undefined,
      hour: "2-digit",
      minute: "2-digit",
    })
      .format(new Date(one.startsAt))
      .replace(",", ""),
  )

it("shows what can be had, soonest first, by practitioner, weekday and time of day", async () => {
  const { ctxFor, wanted, practitionerIds, clinic } = ground
  const ctx = ctxFor(["frontdesk"])
  const { slots } = await findSlots(
    ctx,
    wanted({
      fromOn: "2037-03-02",
      days: 14,
      weekdays: [2, 4],
      fromMinute: 10 * 60,
      untilMinute: 11 * 60,
      practitionerIds: [practitionerIds[1]!],
    }),
  )
  expect(new Set(slots.map((one) => one.practitionerId))).toEqual(new Set([practitionerIds[1]]))
  expect([...new Set(walls(slots, clinic.timeZone))]).toEqual([
    "Tue 10:00",
    "Tue 10:15",
    "Tue 10:30",
    "Thu 10:00",
    "Thu 10:15",
    "Thu 10:30",
  ])
})

it("leaves out what is taken, kept free around it, closed, and where no room is left", async () => {
  const of = await appointmentGround({
    rooms: 1,
    service: { stepMinutes: 30, bufferBeforeMinutes: 30, bufferAfterMinutes: 30 },
  })
  const { ctxFor, wanted, booking, clinic } = of
  const ctx = ctxFor(["frontdesk"])
  const day = { fromOn: "2037-03-03", days: 1 }
  const before = (await findSlots(ctx, wanted(day))).slots
  const middle = before.find(
    (one) => one.practitionerId === of.practitionerIds[0] && one.startsAt > before[10]!.startsAt,
  )!
  await bookAppointment(ctx, booking({ startsAt: middle.startsAt }))
  const at = Date.parse(middle.startsAt)
  const after = (await findSlots(ctx, wanted(day))).slots
  // One room: for neither of them anything within half an hour before and after.
  expect(after).toEqual(before.filter((one) => Math.abs(Date.parse(one.startsAt) - at) >= 90 * 60_000))
  await inClinic(clinic.id, (tx) =>
    tx.hoursException.create({
      data: {
        id: newId(),
        clinicId: clinic.id,
        kind: "closed",
        cause: "holiday",
        startsAt: new Date("2037-03-02T00:00:00Z"),
        endsAt: new Date("2037-03-05T00:00:00Z"),
      },
    }),
  )
  expect((await findSlots(ctx, wanted(day))).slots).toEqual([])
})

it("gives the room the practitioner has then, another where that is taken or closed", async () => {
  const of = await appointmentGround({ practitioners: 1, service: { stepMinutes: 60 } })
  const { ctxFor, wanted, booking, clinic, roomIds } = of
  const ctx = ctxFor(["frontdesk"])
  await inClinic(clinic.id, (tx) => tx.workingHours.updateMany({ data: { roomId: roomIds[1]! } }))
  const rooms = async () => (await findSlots(ctx, wanted())).slots.map((one) => one.roomId)
  const all = (await findSlots(ctx, wanted())).slots
  expect(new Set(await rooms())).toEqual(new Set([roomIds[1]]))
  const { practitionerId } = all[0]!
  const other = newId()
  await inClinic(clinic.id, async (tx) => {
    await tx.practitioner.create({
      data: { id: other, clinicId: clinic.id, name: "Dr Elsewhere", retiredAt: null },
    })
    const times = { startsAt: new Date(all[2]!.startsAt), endsAt: new Date(all[2]!.endsAt) }
    await tx.hoursException.create({
      data: {
        id: newId(),
        clinicId: clinic.id,
        kind: "closed",
        cause: "maintenance",
        roomId: roomIds[1]!,
        ...times,
      },
    })
  })
  await bookAppointment(
    ctx,
    booking({ practitionerId: other, startsAt: all[1]!.startsAt, roomId: roomIds[1]!, anyway: true }),
  )
  expect((await rooms()).slice(0, 4)).toEqual([roomIds[1], roomIds[0], roomIds[0], roomIds[1]])
  expect((await findSlots(ctx, wanted({ roomId: roomIds[1]! }))).slots).toHaveLength(all.length - 2)
  expect(practitionerId).toBe(of.practitionerIds[0])
})

it("pages without a gap or a repeat, and says how far it looked", async () => {
  const ctx = ground.ctxFor(["frontdesk"])
  const all = await findSlots(ctx, ground.wanted({ days: 10, limit: 500 }))
  expect(all.nextCursor === null || all.slots.length === 500).toBe(true)
  const seen = []
  let cursor: string | null | undefined
  do {
    const page = await findSlots(ctx, ground.wanted({ days: 10, limit: 37, ...(cursor && { cursor }) }))
    seen.push(...page.slots)
    cursor = page.nextCursor
  } while (cursor && seen.length < 500)
  expect(seen.slice(0, all.slots.length)).toEqual(all.slots)
})

it("asks as often for fifty practitioners as for one, and once a week that is looked through", async () => {
  const ctx = ground.ctxFor(["frontdesk"])
  const many = await appointmentGround({ practitioners: 50, rooms: 50 })
  const asked = async (of: AppointmentGround, days: number) =>
    (
      await statementsOf(() =>
        findSlots(of.ctxFor(["frontdesk"]), of.wanted({ days, limit: 1, weekdays: [7] })),
      )
    ).length
  expect(await asked(many, 7)).toBe(await asked(ground, 7))
  expect(ctx.clinicId).toBe(ground.clinic.id)
})

it("offers nothing of who left, and refuses a cursor of its own invention", async () => {
  const of = await appointmentGround()
  const ctx = of.ctxFor(["frontdesk"])
  await inClinic(of.clinic.id, (tx) =>
    tx.practitioner.update({ where: { id: of.practitionerIds[0]! }, data: { retiredAt: new Date(0) } }),
  )
  const { slots } = await findSlots(ctx, of.wanted())
  expect(new Set(slots.map((one) => one.practitionerId))).toEqual(new Set([of.practitionerIds[1]]))
  await expect(findSlots(ctx, of.wanted({ cursor: "nonsense" }))).rejects.toMatchObject({
    code: "invalid_input",
  })
})

describeRefusals(findSlots, { prepare: async () => ({ ...ground, input: ground.wanted() }) })

import { afterAll, expect, it } from "vitest"
import { bookAppointment } from "@/lib/appointments/book"
import { slotsFor } from "@/lib/appointments/find-slots"
import { closeDb, inClinic } from "@/lib/db"
import { findPractitioner } from "@/lib/practitioners/find"
import { setHours } from "@/lib/practitioners/set-hours"
import { appointmentGround } from "@/lib/testing/appointments"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
afterAll(closeDb)

// 3 March 2037 is a Tuesday.
const tuesday = (fromMinute: number, untilMinute: number) => ({ weekday: 2, fromMinute, untilMinute })

it("holds for its days alone, and slots follow it", async () => {
  const { clinic, ctxFor, practitionerIds, wanted } = await appointmentGround({ practitioners: 1 })
  const ctx = ctxFor(["admin"])
  const id = practitionerIds[0]!
  const input = {
    id,
    fromOn: "2037-03-01",
    untilOn: "2037-03-07",
    week: [tuesday(10 * 60, 11 * 60)],
  }
  expect(await setHours(ctx, input)).toEqual({ id, outside: 0 })
  await setHours(ctx, input)
  const free = (fromOn: string) =>
    inClinic(clinic.id, async (tx) => (await slotsFor(tx, ctx, wanted({ fromOn }))).slots.length)
  expect(await free("2037-03-03")).toBe(3)
  expect(await free("2037-03-04")).toBe(0)
  // 09:00–17:00 again, as the week before.
  expect(await free("2037-03-10")).toBe(31)
  expect(await free("2037-02-24")).toBe(31)
  const { periods } = await findPractitioner(ctx, { id })
  expect(periods.map((one) => [one.fromOn, one.untilOn, one.week.length])).toEqual([
    [null, "2037-02-28", 7],
    ["2037-03-01", "2037-03-07", 1],
    ["2037-03-08", null, 7],
  ])
  expect((await recorded(clinic.id, id)).map((one) => one.name)).toEqual(["practitioner.hours_set"])
})

it("says how many appointments now lie outside, and leaves them", async () => {
  const { ctxFor, practitionerIds, booking, read } = await appointmentGround()
  const ctx = ctxFor(["admin"])
  const at = (startsAt: string) => bookAppointment(ctx, booking({ startsAt }))
  const early = await at("2037-03-03T08:00:00.000Z")
  await at("2037-03-03T12:00:00.000Z")
  const { outside } = await setHours(ctx, {
    id: practitionerIds[0]!,
    week: [tuesday(13 * 60, 17 * 60)],
  })
  expect(outside).toBe(1)
  expect(await read(early.id!)).toMatchObject({ status: "scheduled" })
})

it.each([
  ["an end before its start", { week: [tuesday(600, 540)] }, "week"],
  ["times that run into one another", { week: [tuesday(540, 600), tuesday(590, 660)] }, "week"],
  ["a last day before the first", { fromOn: "2037-03-02", untilOn: "2037-03-01", week: [] }, "untilOn"],
  ["a room that is gone", { week: [{ ...tuesday(540, 600), roomId: "nowhere" }] }, "week"],
])("refuses %s", async (_, given, field) => {
  const { ctxFor, practitionerIds } = await appointmentGround()
  await expect(setHours(ctxFor(["admin"]), { id: practitionerIds[0]!, ...given })).rejects.toMatchObject({
    code: "invalid_input",
    fields: { [field]: expect.any(String) },
  })
})

it("knows no room of another clinic", async () => {
  const { ctxFor, practitionerIds } = await appointmentGround()
  const { roomIds } = await appointmentGround()
  const week = [{ ...tuesday(540, 600), roomId: roomIds[0]! }]
  await expect(setHours(ctxFor(["admin"]), { id: practitionerIds[0]!, week })).rejects.toMatchObject({
    fields: { week: expect.any(String) },
  })
})

describeRefusals(setHours, {
  prepare: async () => {
    const ground = await appointmentGround()
    return { ...ground, input: { id: ground.practitionerIds[0]!, week: [tuesday(540, 600)] } }
  },
})

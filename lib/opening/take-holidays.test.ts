import { afterAll, expect, it } from "vitest"
import { slotsFor } from "@/lib/appointments/find-slots"
import { closeDb, inClinic } from "@/lib/db"
import { takeHolidays } from "@/lib/opening/take-holidays"
import { appointmentGround } from "@/lib/testing/appointments"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
afterAll(closeDb)

const wishes = { country: "RO" as const, year: 2037, days: ["2037-12-01", "2037-12-25"] }

it("closes the clinic on them, each once, however often and by however many at once", async () => {
  const { ctxFor, clinic, wanted } = await appointmentGround()
  const ctx = ctxFor(["admin"])
  await Promise.all([takeHolidays(ctx, wishes), takeHolidays(ctx, wishes)])
  expect(await takeHolidays(ctx, { ...wishes, days: [...wishes.days, "2037-12-26"] })).toEqual({
    days: ["2037-12-26"],
  })
  const made = await inClinic(clinic.id, (tx) => tx.hoursException.findMany({ orderBy: { startsAt: "asc" } }))
  expect(made.map((one) => [one.startsAt.toISOString(), one.holidayKey])).toEqual([
    ["2037-11-30T22:00:00.000Z", "ro:2037-12-01"],
    ["2037-12-24T22:00:00.000Z", "ro:2037-12-25"],
    ["2037-12-25T22:00:00.000Z", "ro:2037-12-26"],
  ])
  const free = await inClinic(clinic.id, (tx) => slotsFor(tx, ctx, wanted({ fromOn: "2037-12-01" })))
  expect(free.slots).toEqual([])
  const facts = await recorded(clinic.id, clinic.id)
  expect(facts.filter((one) => one.name === "opening.holidays_taken")).toHaveLength(2)
})

it("takes no day that is none", async () => {
  const { ctxFor } = await appointmentGround()
  const days = ["2037-12-02"]
  await expect(takeHolidays(ctxFor(["admin"]), { ...wishes, days })).rejects.toMatchObject({
    code: "invalid_input",
    fields: { days: expect.any(String) },
  })
})

describeRefusals(takeHolidays, {
  subject: "none",
  prepare: async () => ({ ...(await appointmentGround()), input: wishes }),
})

import { afterAll, expect, it } from "vitest"
import { bookAppointment } from "@/lib/appointments/book"
import { closeDb } from "@/lib/db"
import { listHolidays } from "@/lib/opening/list-holidays"
import { takeHolidays } from "@/lib/opening/take-holidays"
import { appointmentGround } from "@/lib/testing/appointments"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { now } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

it("says which are taken over and how many appointments stand on each", async () => {
  const { ctxFor, booking } = await appointmentGround()
  const ctx = ctxFor(["admin"])
  await takeHolidays(ctx, { country: "RO", year: 2037, days: ["2037-01-01"] })
  await bookAppointment(ctx, booking({ startsAt: "2037-01-24T10:00:00.000Z" }))
  const { rows } = await listHolidays(ctx, { country: "RO", year: 2037 })
  const of = (day: string) => rows.find((one) => one.day === day)
  expect(of("2037-01-01")).toMatchObject({ isTaken: true, standing: 0, name: "new_year" })
  expect(of("2037-01-24")).toMatchObject({ isTaken: false, standing: 1, isOver: false })
})

it("begins with the clinic's own country and this year", async () => {
  const { ctxFor } = await appointmentGround()
  const year = now().getUTCFullYear()
  expect(await listHolidays(ctxFor(["doctor"]), {})).toMatchObject({
    country: "RO",
    years: expect.arrayContaining([year + 1]),
  })
})

describeRefusals(listHolidays, {
  subject: "none",
  prepare: async () => ({ ...(await appointmentGround()), input: {} }),
})

import { afterAll, expect, it } from "vitest"
import { closeDb, inClinic } from "@/lib/db"
import { readClinicHours, setClinicHours } from "@/lib/opening/opening-hours"
import { appointmentGround } from "@/lib/testing/appointments"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
afterAll(closeDb)

const week = [
  { day: 1, opens: "08:00", closes: "20:00" },
  { day: 6, opens: "10:00", closes: "24:00" },
]

it("keeps them, days that are not named closed, recorded once; another clinic's stay", async () => {
  const { ctxFor, strangerFor, clinic } = await appointmentGround()
  const theirs = await readClinicHours(strangerFor(["doctor"]), {})
  for (const _ of [1, 2]) await setClinicHours(ctxFor(["admin"]), { week })
  expect(await readClinicHours(ctxFor(["doctor"]), {})).toEqual(
    [1, 2, 3, 4, 5, 6, 7].map(
      (day) => week.find((one) => one.day === day) ?? { day, opens: null, closes: null },
    ),
  )
  expect(await readClinicHours(strangerFor(["doctor"]), {})).toEqual(theirs)
  const facts = await recorded(clinic.id, clinic.id)
  expect(facts).toMatchObject([{ name: "opening.hours_set", after: { mon: "08:00–20:00", tue: null } }])
})

it("changes nothing else of the clinic's own row", async () => {
  const { clinic } = await appointmentGround()
  await expect(
    inClinic(clinic.id, (tx) => tx.clinic.update({ where: { id: clinic.id }, data: { name: "Mine" } })),
  ).rejects.toThrow()
  const other = await appointmentGround()
  await expect(
    inClinic(clinic.id, (tx) =>
      tx.clinic.update({ where: { id: other.clinic.id }, data: { openingHours: {} } }),
    ),
  ).rejects.toThrow()
})

it.each([[{ day: 1, opens: "10:00", closes: "09:00" }], [{ day: 1, opens: "10:00" }]])(
  "refuses %o",
  async (day) => {
    const { ctxFor } = await appointmentGround()
    await expect(setClinicHours(ctxFor(["admin"]), { week: [day] })).rejects.toMatchObject({
      fields: { day1: expect.any(String) },
    })
  },
)

const prepare = async () => ({ ...(await appointmentGround()), input: { week } })
describeRefusals(setClinicHours, { subject: "none", prepare })
describeRefusals(readClinicHours, {
  subject: "none",
  prepare: async () => ({ ...(await appointmentGround()), input: {} }),
})

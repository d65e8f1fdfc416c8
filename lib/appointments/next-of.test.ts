import { beforeAll, expect, it } from "vitest"
import { bookAppointment } from "@/lib/appointments/book"
import { listNextOf } from "@/lib/appointments/next-of"
import { newId } from "@/lib/ids"
import { type AppointmentGround, appointmentGround } from "@/lib/testing/appointments"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
let ground: AppointmentGround
beforeAll(async () => {
  ground = await appointmentGround()
})

describeRefusals(listNextOf, {
  subject: "none",
  badInput: { patientIds: "all" },
  prepare: async () => ({ ...ground, input: { patientIds: [ground.lead.patientId] } }),
})

it("finds each one's next, and nothing of another clinic or out of reach", async () => {
  const ctx = ground.ctxFor(["frontdesk"])
  for (const startsAt of ["2037-03-05T10:00:00.000Z", "2037-03-04T10:00:00.000Z"])
    await bookAppointment(ctx, ground.booking({ key: newId(), startsAt }))
  const patientIds = [ground.lead.patientId, newId(), "no id"]
  const rows = await listNextOf(ctx, { patientIds })
  expect(rows.map((row) => row.startsAt)).toEqual(["2037-03-04T10:00:00.000Z"])
  expect(await listNextOf(ground.strangerFor(["admin"]), { patientIds })).toEqual([])
  const [masked] = await listNextOf(ground.ctxFor(["operator"]), { patientIds })
  expect(masked?.patient.name).not.toContain("Zanubia")
})

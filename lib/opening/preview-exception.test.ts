import { afterAll, expect, it } from "vitest"
import { bookAppointment } from "@/lib/appointments/book"
import { closeDb, inClinic } from "@/lib/db"
import { previewException } from "@/lib/opening/preview-exception"
import { appointmentGround } from "@/lib/testing/appointments"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
afterAll(closeDb)

const day = { fromOn: "2037-03-03", untilOn: "2037-03-03" }

it("names who stands in the way, and says who looked", async () => {
  const { ctxFor, clinic, practitionerIds, booking, lead } = await appointmentGround()
  const [mine, others] = practitionerIds
  const ctx = ctxFor(["frontdesk"])
  const { id } = await bookAppointment(ctx, booking())
  expect(await previewException(ctx, { ...day, practitionerId: mine! })).toMatchObject({
    hits: [{ id, patient: { id: lead.patientId, name: "Zanubia Quartermaine" }, service: "Check-up" }],
    more: 0,
  })
  expect(await previewException(ctx, { ...day, practitionerId: others! })).toEqual({ hits: [], more: 0 })
  const before = { ...day, practitionerId: mine!, fromAt: "08:00", untilAt: "12:00" }
  // The appointment begins at noon by the wall: what ends there does not meet it.
  expect(await previewException(ctx, before)).toEqual({ hits: [], more: 0 })
  const looks = await inClinic(clinic.id, (tx) => tx.fact.findMany({ where: { name: "patient.listed" } }))
  expect(looks.map((one) => (one.after as { what: string }).what)).toContain("absence")
})

describeRefusals(previewException, {
  prepare: async () => {
    const ground = await appointmentGround()
    return { ...ground, input: { ...day, practitionerId: ground.practitionerIds[0]! } }
  },
})

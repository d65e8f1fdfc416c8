import { beforeAll, expect, it } from "vitest"
import { bookAppointment } from "@/lib/appointments/book"
import { cancelAppointment } from "@/lib/appointments/cancel"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { followAppointment } from "@/lib/leads/follow-appointment"
import { type AppointmentGround, appointmentGround } from "@/lib/testing/appointments"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
let ground: AppointmentGround
beforeAll(async () => {
  ground = await appointmentGround()
})

let hour = 0
const book = async (given: AppointmentGround, more: object = {}) => {
  const startsAt = new Date(Date.UTC(2037, 4, 4, 9) + ++hour * 24 * 3_600_000).toISOString()
  const { id } = await bookAppointment(
    given.ctxFor(["frontdesk"]),
    given.booking({ startsAt, key: newId(), ...more }),
  )
  return id ?? ""
}
const statusOf = async ({ clinic, lead }: AppointmentGround) =>
  (await inClinic(clinic.id, (tx) => tx.lead.findUniqueOrThrow({ where: { id: lead.id } }))).status

describeRefusals(followAppointment, {
  prepare: async () => ({ ...ground, input: { appointmentId: await book(ground) } }),
})

it("sets the lead to booked, once, and back when the last appointment is cancelled", async () => {
  const fresh = await appointmentGround()
  const ctx = fresh.ctxFor(["admin"])
  const first = await book(fresh, { leadId: fresh.lead.id })
  const second = await book(fresh)
  await followAppointment(ctx, { appointmentId: first })
  expect(await statusOf(fresh)).toBe("booked")
  await followAppointment(ctx, { appointmentId: first })
  const cancel = (id: string) => cancelAppointment(ctx, { id, because: "patient" })
  await cancel(first)
  await followAppointment(ctx, { appointmentId: first })
  expect(await statusOf(fresh)).toBe("booked")
  await cancel(second)
  await followAppointment(ctx, { appointmentId: second })
  expect(await statusOf(fresh)).toBe("qualified")
  const facts = await inClinic(fresh.clinic.id, (tx) =>
    tx.fact.findMany({ where: { subjectId: fresh.lead.id, name: "lead.status_changed" } }),
  )
  expect(facts).toHaveLength(2)
})

it("leaves a lead alone that went its own way", async () => {
  const fresh = await appointmentGround()
  await inClinic(fresh.clinic.id, (tx) =>
    tx.lead.update({ where: { id: fresh.lead.id }, data: { status: "won" } }),
  )
  await followAppointment(fresh.ctxFor(["admin"]), { appointmentId: await book(fresh) })
  expect(await statusOf(fresh)).toBe("won")
})

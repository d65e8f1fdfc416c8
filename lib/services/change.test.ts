import { afterAll, expect, it } from "vitest"
import { bookAppointment } from "@/lib/appointments/book"
import { closeDb, inClinic } from "@/lib/db"
import { changeService } from "@/lib/services/change"
import { appointmentGround } from "@/lib/testing/appointments"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
afterAll(closeDb)

it("holds for what is booked from now on, and is recorded once", async () => {
  const { ctxFor, clinic, serviceId: id, booking, read, roomIds, practitionerIds } = await appointmentGround()
  const ctx = ctxFor(["admin"])
  const before = await bookAppointment(ctx, booking())
  const input = { id, name: "Check-up", minutes: 60, roomIds: [roomIds[1]!], names: { ro: "Control" } }
  for (const _ of [1, 2]) await changeService(ctx, input)
  const after = await bookAppointment(
    ctx,
    booking({ practitionerId: practitionerIds[1]!, startsAt: "2037-03-03T13:00:00.000Z" }),
  )
  const minutes = async (one: string) => {
    const { startsAt, endsAt } = await read(one)
    return (endsAt.getTime() - startsAt.getTime()) / 60_000
  }
  expect([await minutes(before.id!), await minutes(after.id!)]).toEqual([30, 60])
  expect(await read(after.id!)).toMatchObject({ roomId: roomIds[1] })
  expect(await recorded(clinic.id, id)).toMatchObject([
    { name: "service.changed", before: { minutes: 30 }, after: { minutes: 60, languages: ["ro"] } },
  ])
  await changeService(ctx, { ...input, names: { ro: "Consultație" } })
  const { names } = await inClinic(clinic.id, (tx) => tx.service.findUniqueOrThrow({ where: { id } }))
  expect(names).toEqual({ ro: "Consultație" })
})

describeRefusals(changeService, {
  prepare: async () => {
    const ground = await appointmentGround()
    return { ...ground, input: { id: ground.serviceId, name: "Check-up", minutes: 45 } }
  },
})

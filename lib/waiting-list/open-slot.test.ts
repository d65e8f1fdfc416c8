import { expect, it } from "vitest"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { waitingGround } from "@/lib/testing/waiting-list"
import { openFreedSlot } from "./open-slot"

const db = await testDatabase()

it("takes a time up once, however often it is told", async () => {
  const one = await waitingGround()
  await one.waits()
  const { slotId } = await one.frees("2037-03-10T08:00:00.000Z")
  const row = await inClinic(one.clinic.id, (tx) => tx.freedSlot.findUniqueOrThrow({ where: { id: slotId } }))
  const told = {
    appointmentId: row.appointmentId,
    practitionerId: row.practitionerId,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    cause: "cancelled" as const,
  }
  expect(await openFreedSlot(one.system(), told)).toEqual({ slotId })
  const { rows } = await db.owner.query(
    `select id from engine.event where clinic_id = $1 and name = 'waiting_list.slot_free'`,
    [one.clinic.id],
  )
  expect(rows).toHaveLength(1)
})

it("leaves it alone where nobody waits, and where it begins too soon", async () => {
  const one = await waitingGround()
  expect(await one.frees("2037-03-10T08:00:00.000Z")).toMatchObject({ slotId: "" })
  await one.waits()
  expect(await one.frees("2037-03-03T08:45:00.000Z")).toMatchObject({ slotId: "" })
})

describeRefusals(openFreedSlot, {
  // Of another clinic's appointment there is nothing to take up, and nothing is said of it.
  subject: "none",
  prepare: async () => {
    const one = await waitingGround()
    const { appointmentId } = await one.frees("2037-03-10T08:00:00.000Z")
    const practitionerId = one.practitionerIds[0]!
    const times = { startsAt: "2037-03-10T08:00:00.000Z", endsAt: "2037-03-10T08:30:00.000Z" }
    return { ...one, input: { appointmentId, practitionerId, ...times, cause: "cancelled" as const } }
  },
})

it("knows nothing of an appointment that is not the clinic's", async () => {
  const one = await waitingGround()
  await one.waits()
  const times = { startsAt: "2037-03-10T08:00:00.000Z", endsAt: "2037-03-10T08:30:00.000Z" }
  const told = {
    appointmentId: newId(),
    practitionerId: one.practitionerIds[0]!,
    ...times,
    cause: "moved" as const,
  }
  expect(await openFreedSlot(one.system(), told)).toEqual({ slotId: null })
})

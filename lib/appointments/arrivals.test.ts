import { expect, it } from "vitest"
import { listArrivals } from "@/lib/appointments/arrivals"
import { ARRIVAL, arrivalGround, arrivalOf } from "@/lib/testing/arrivals"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, HOUR_MS, toDate } from "@/lib/time"

await testDatabase()

const at = (hours: number) => {
  const startsAt = addMs(toDate(ARRIVAL), hours * HOUR_MS)
  const endsAt = addMs(startsAt, HOUR_MS / 2)
  return { startsAt, endsAt, busyFrom: startsAt, busyUntil: endsAt }
}

it("shows everybody of a day in order, and neither other days nor who cancelled or was moved away", async () => {
  const ground = await arrivalGround("checked_in")
  const later = await arrivalOf(ground, "confirmed", at(2))
  const missed = await arrivalOf(ground, "no_show", at(-1))
  await arrivalOf(ground, "cancelled")
  await arrivalOf(ground, "rescheduled", { movedToId: later })
  const next = await arrivalOf(ground, "scheduled", at(24))
  const ctx = ground.ctxFor(["frontdesk"])
  const day = await listArrivals(ctx, {})
  expect(day).toMatchObject({ on: "2037-03-03", isCut: false })
  expect(day.rows.map((row) => row.id)).toEqual([missed, ground.input.id, later])
  expect((await listArrivals(ctx, { on: "2037-03-04" })).rows.map((row) => row.id)).toEqual([next])
  const { practitioner } = day.rows[2]!
  expect((await listArrivals(ctx, { practitioner: practitioner.id })).rows).toHaveLength(1)
  expect((await listArrivals(ctx, { room: "no-id" })).rows).toEqual([])
  expect((await listArrivals(ground.strangerFor(["admin"]), { on: "2037-03-03" })).rows).toEqual([])
})

it("is a day of the clinic's clock, not of the machine's", async () => {
  const ground = await arrivalGround()
  // Half past eleven at night in Bucharest is the same day there, and half an hour later is not.
  const night = await arrivalOf(ground, "scheduled", at(11.5))
  const after = await arrivalOf(ground, "scheduled", at(12))
  const rows = async (on: string) =>
    (await listArrivals(ground.ctxFor(["frontdesk"]), { on })).rows.map((row) => row.id)
  expect(ground.clinic.timeZone).toBe("Europe/Bucharest")
  expect(await rows("2037-03-03")).toEqual([ground.input.id, night])
  expect(await rows("2037-03-04")).toEqual([after])
})

describeRefusals(listArrivals, {
  subject: "none",
  prepare: async () => ({ ...(await arrivalGround()), input: {} }),
  badInput: { on: "tomorrow" },
})

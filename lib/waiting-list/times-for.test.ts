import { expect, it } from "vitest"
import { bookAppointment } from "@/lib/appointments/book"
import { testDatabase } from "@/lib/testing/db"
import { waitingGround } from "@/lib/testing/waiting-list"
import { timesForEntry } from "./times-for"

await testDatabase()

it("finds free times that suit, none too soon and none later than what they have", async () => {
  const one = await waitingGround()
  const who = await one.waits({
    weekdays: [3, 4],
    fromMinute: 600,
    untilMinute: 660,
    practitionerIds: [one.practitionerIds[1]!],
  })
  const ctx = { ...one.ctxFor(["coordinator"]), now: one.noon }
  const times = await timesForEntry(ctx, { id: who.entryId })
  expect(times.slice(0, 3).map((time) => time.startsAt)).toEqual([
    "2037-03-04T08:00:00.000Z",
    "2037-03-04T08:15:00.000Z",
    "2037-03-04T08:30:00.000Z",
  ])
  expect(times.every((time) => time.practitioner === "Dr 1")).toBe(true)
  await bookAppointment(ctx, one.booking({ startsAt: "2037-03-04T08:30:00.000Z", patientId: who.patientId }))
  expect((await timesForEntry(ctx, { id: who.entryId })).map((time) => time.startsAt)).toEqual([
    "2037-03-04T08:00:00.000Z",
    "2037-03-04T08:15:00.000Z",
  ])
})

it("finds nothing after their last day, nor for another clinic's member", async () => {
  const one = await waitingGround()
  const { entryId } = await one.waits({ latestOn: new Date("2037-03-02T00:00:00Z") })
  expect(await timesForEntry({ ...one.ctxFor(["admin"]), now: one.noon }, { id: entryId })).toEqual([])
  await expect(timesForEntry(one.strangerFor(["admin"]), { id: entryId })).rejects.toMatchObject({
    code: "not_found",
  })
  await expect(timesForEntry(one.ctxFor(["operator"]), { id: entryId })).rejects.toMatchObject({
    code: "forbidden",
  })
})

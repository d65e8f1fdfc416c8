import { expect, it } from "vitest"
import { findAppointment } from "@/lib/appointments/find"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { AT_THE_DESK, arrivalGround, arrivalOf } from "@/lib/testing/arrivals"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, DAY_MS, toDate } from "@/lib/time"

await testDatabase()

it("tells all of one: how it was booked, its place in a series, its reminders and what came of it", async () => {
  const ground = await arrivalGround()
  const clinicId = ground.clinic.id
  const seriesId = newId()
  await inClinic(clinicId, (tx) =>
    tx.appointmentSeries.create({ data: { id: seriesId, clinicId, everyDays: 7, count: 2 } }),
  )
  const startsAt = toDate("2037-03-01T10:00:00Z")
  const earlier = { startsAt, endsAt: addMs(startsAt, 1), busyFrom: startsAt, busyUntil: addMs(startsAt, 1) }
  await arrivalOf(ground, "scheduled", { seriesId, ...earlier })
  const id = await arrivalOf(ground, "completed", {
    seriesId,
    outcomeNote: "Comes back in May",
    noShowPercent: 12,
    noShowReasons: [{ reason: "New patient", points: 8 }],
    bookedById: ground.me.id,
  })
  await inClinic(clinicId, (tx) =>
    tx.appointmentReminder.create({
      data: {
        ...{ id: newId(), clinicId, appointmentId: id, kind: "h24", status: "sent", settledAt: AT_THE_DESK },
        ...{
          startsAt: AT_THE_DESK,
          dueAt: addMs(AT_THE_DESK, -DAY_MS),
          tooLateAt: AT_THE_DESK,
          answer: "confirm",
        },
      },
    }),
  )
  expect(await findAppointment(ground.ctxFor(["frontdesk"]), { id })).toMatchObject({
    status: "completed",
    outcome: "treated",
    outcomeNote: "Comes back in May",
    noShowReasons: [{ reason: "New patient", points: 8 }],
    bookedBy: ground.me.name,
    series: { everyDays: 7, count: 2, n: 2 },
    reminders: [{ kind: "h24", status: "sent", answer: "confirm" }],
  })
  expect(await findAppointment(ground.ctxFor(["operator"]), { id })).toMatchObject({
    outcomeNote: null,
    noShowReasons: [],
    note: null,
    may: { write: false },
  })
})

describeRefusals(findAppointment, { prepare: arrivalGround, badInput: { id: 7 } })

import { expect, it } from "vitest"
import { inClinic } from "@/lib/db"
import { listReminders } from "@/lib/reminders/list-day"
import { planReminders } from "@/lib/reminders/plan"
import { sendReminder } from "@/lib/reminders/send"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { answers, appointed, reminded, reminderGround, remindersOf } from "@/lib/testing/reminders"
import { addMs, calendarDay, DAY_MS, HOUR_MS, now, toDate } from "@/lib/time"

await testDatabase()

describeRefusals(listReminders, {
  subject: "none",
  badInput: { on: "soon" },
  prepare: async () => {
    const ground = await reminderGround()
    return { input: {}, ctxFor: ground.ctxFor, strangerFor: ground.strangerFor }
  },
})

it("shows what was sent, what was not and why, and what was answered, by who may see it", async () => {
  const ground = await reminderGround()
  const on = calendarDay(addMs(now(), DAY_MS), "UTC")
  const { id } = await reminded(ground)
  const blocked = await appointed(ground, 24, {
    practitionerId: ground.practitionerIds[1],
    roomId: ground.roomIds[1],
    patientId: await ground.patient(),
  })
  await planReminders(ground.at(addMs(now(), -HOUR_MS)), { appointmentId: blocked.id })
  const [theirs] = await remindersOf(ground, blocked.id)
  await sendReminder(ground.at(), { id: theirs?.id ?? "" })
  await answers(ground, "Da")
  const desk = ground.ctxFor(["frontdesk"])
  const day = await listReminders(desk, { on })
  expect(day.figures).toEqual({ appointments: 2, sent: 1, answered: 1, silent: 0, unreached: 1 })
  const row = (of: string) => day.rows.find((one) => one.appointmentId === of)
  expect(row(id)).toMatchObject({
    status: "confirmed",
    patient: { name: "Zanubia Quartermaine" },
    h24: { status: "sent", message: { status: "sent" }, answer: "confirm" },
    h2: { status: "waiting", message: null },
  })
  expect(row(blocked.id)).toMatchObject({ h24: { status: "blocked", because: "no_template" } })
  const only = async (show: "unreached" | "answered" | "silent") =>
    (await listReminders(desk, { on, show })).rows.map((one) => one.appointmentId)
  expect(await only("unreached")).toEqual([blocked.id])
  expect(await only("answered")).toEqual([id])
  expect(await only("silent")).toEqual([])
  const masked = await listReminders(ground.ctxFor(["operator"]), { on })
  expect(JSON.stringify(masked)).not.toContain("Quartermaine")
  expect((await listReminders(ground.strangerFor(["admin"]), { on })).rows).toEqual([])
})

it("a held one that a colleague sent after all has gone out", async () => {
  const ground = await reminderGround({}, { agrees: false })
  const { id } = await appointed(ground, 24)
  await planReminders(ground.at(addMs(now(), -HOUR_MS)), { appointmentId: id })
  const [reminder] = await remindersOf(ground, id)
  await sendReminder(ground.at(), { id: reminder?.id ?? "" })
  const on = calendarDay(addMs(now(), DAY_MS), "UTC")
  const desk = ground.ctxFor(["frontdesk"])
  expect((await listReminders(desk, { on })).figures).toMatchObject({ sent: 0, unreached: 1 })
  await inClinic(ground.clinic.id, (tx) =>
    tx.message.updateMany({ where: { purpose: "reminder" }, data: { status: "sent", failedBecause: null } }),
  )
  const { rows, figures } = await listReminders(desk, { on })
  expect(figures).toMatchObject({ sent: 1, unreached: 0 })
  expect(rows[0]?.h24).toMatchObject({ status: "sent", because: null })
})

it("goes on after a page, each once", async () => {
  const ground = await reminderGround()
  const day = "2037-06-01"
  for (let n = 0; n < 65; n++)
    await appointed(ground, 0, {
      startsAt: addMs(toDate(`${day}T00:00:00Z`), n * 20 * 60_000),
      endsAt: addMs(toDate(`${day}T00:00:00Z`), n * 20 * 60_000 + 600_000),
      busyUntil: addMs(toDate(`${day}T00:00:00Z`), n * 20 * 60_000 + 600_000),
    })
  const desk = ground.ctxFor(["frontdesk"])
  const first = await listReminders(desk, { on: day })
  const second = await listReminders(desk, { on: day, cursor: first.nextCursor ?? "" })
  const ids = [...first.rows, ...second.rows].map((one) => one.appointmentId)
  expect([first.rows.length, new Set(ids).size, second.nextCursor]).toEqual([60, 65, null])
})

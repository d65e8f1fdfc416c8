import { expect, it } from "vitest"
import { planReminders } from "@/lib/reminders/plan"
import { wakeReminders } from "@/lib/reminders/wake"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { appointed, type ReminderGround, reminderGround, remindersOf } from "@/lib/testing/reminders"
import { addMs, HOUR_MS, MINUTE_MS, now } from "@/lib/time"

const db = await testDatabase()

describeRefusals(wakeReminders, {
  subject: "none",
  badInput: { after: 7 as never },
  prepare: async () => {
    const ground = await reminderGround()
    return { input: {}, ctxFor: ground.ctxFor, strangerFor: ground.strangerFor }
  },
})

const events = async ({ clinic }: ReminderGround, name: string) =>
  (
    await db.owner.query<{ n: number }>(
      "select count(*)::int as n from engine.event where clinic_id = $1 and name = $2",
      [clinic.id, name],
    )
  ).rows[0]?.n

it("S1 wakes what is due within the hour, and does not begin what has begun", async () => {
  const ground = await reminderGround()
  const { id } = await appointed(ground, 48)
  await planReminders(ground.at(), { appointmentId: id })
  expect(await wakeReminders(ground.at(), {})).toMatchObject({ looked: 0 })
  for (const hours of [23.5, 23.6])
    expect(await wakeReminders(ground.at(addMs(now(), hours * HOUR_MS)), {})).toMatchObject({ looked: 1 })
  expect(await events(ground, "appointment.reminders_due")).toBe(1)
  expect(await events(ground, "appointment.reminder_due")).toBe(0)
})

it("sends what should have gone out and did not, and lists what is too late as that", async () => {
  const ground = await reminderGround()
  const { id } = await appointed(ground, 48)
  await planReminders(ground.at(), { appointmentId: id })
  await wakeReminders(ground.at(addMs(now(), 24 * HOUR_MS + 20 * MINUTE_MS)), {})
  expect(await events(ground, "appointment.reminder_due")).toBe(1)
  expect(await wakeReminders(ground.at(addMs(now(), 37 * HOUR_MS)), {})).toMatchObject({ changed: 1 })
  expect(await wakeReminders(ground.at(addMs(now(), 37 * HOUR_MS)), {})).toMatchObject({ changed: 0 })
  expect(await remindersOf(ground, id)).toMatchObject([
    { status: "late", because: "too_late" },
    { status: "waiting" },
  ])
})

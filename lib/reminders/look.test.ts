import { expect, it } from "vitest"
import { lookAtReminder } from "@/lib/reminders/look"
import { planReminders } from "@/lib/reminders/plan"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { appointed, reminderGround, remindersOf } from "@/lib/testing/reminders"
import { addMs, HOUR_MS, now } from "@/lib/time"

const db = await testDatabase()

describeRefusals(lookAtReminder, {
  badInput: { appointmentId: "x", kind: "h1" as never, startsAt: "soon" },
  prepare: async () => {
    const ground = await reminderGround()
    const { id, startsAt } = await appointed(ground, 48)
    return {
      input: { appointmentId: id, startsAt: startsAt.toISOString(), kind: "h24" as const },
      ctxFor: ground.ctxFor,
      strangerFor: ground.strangerFor,
    }
  },
})

it("T10 says until when to wait, then has it sent once, and is over when it was moved", async () => {
  const ground = await reminderGround()
  const { id, startsAt } = await appointed(ground, 48)
  await planReminders(ground.at(), { appointmentId: id })
  const [reminder] = await remindersOf(ground, id)
  const input = { appointmentId: id, startsAt: startsAt.toISOString(), kind: "h24" as const }
  expect(await lookAtReminder(ground.at(), input)).toMatchObject({
    status: "waiting",
    until: reminder?.dueAt.toISOString(),
  })
  const due = ground.at(addMs(now(), 24 * HOUR_MS))
  for (const _ of [1, 2]) expect(await lookAtReminder(due, input)).toMatchObject({ until: null })
  const { rows } = await db.owner.query("select id from engine.event where name = 'appointment.reminder_due'")
  expect(rows).toEqual([{ id: `appointment.reminder_due:${reminder?.id}` }])
  const elsewhere = { ...input, startsAt: addMs(startsAt, HOUR_MS).toISOString() }
  expect(await lookAtReminder(due, elsewhere)).toMatchObject({ status: "dropped", until: null })
})

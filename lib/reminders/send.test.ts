import { describe, expect, it } from "vitest"
import { inClinic } from "@/lib/db"
import { planReminders } from "@/lib/reminders/plan"
import { sendReminder } from "@/lib/reminders/send"
import { addTemplate } from "@/lib/testing/campaigns"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { appointed, type ReminderGround, reminderGround, remindersOf } from "@/lib/testing/reminders"
import { addMs, DAY_MS, HOUR_MS, MINUTE_MS, now, toDate } from "@/lib/time"

const db = await testDatabase()

const first = async (ground: ReminderGround, hours = 24, given = {}) => {
  const appointment = await appointed(ground, hours, given)
  await planReminders(ground.at(addMs(now(), -HOUR_MS)), { appointmentId: appointment.id })
  const [h24, h2] = await remindersOf(ground, appointment.id)
  return { ...appointment, h24: h24?.id ?? "", h2: h2?.id ?? "" }
}
const messages = ({ clinic }: ReminderGround) =>
  inClinic(clinic.id, (tx) =>
    tx.message.findMany({ where: { direction: "out" }, orderBy: { createdAt: "asc" } }),
  )

describeRefusals(sendReminder, {
  badInput: { id: 7 },
  prepare: async () => {
    const ground = await reminderGround()
    return {
      input: { id: (await first(ground)).h24 },
      ctxFor: ground.ctxFor,
      strangerFor: ground.strangerFor,
    }
  },
})

describe("P9 reminders.send", () => {
  it("writes once, in the patient's language and by the clinic's clock, however often it is run", async () => {
    const ground = await reminderGround()
    const { h24 } = await first(ground)
    await Promise.allSettled([1, 2, 3, 4].map(() => sendReminder(ground.at(), { id: h24 })))
    expect(await sendReminder(ground.at(), { id: h24 })).toMatchObject({ status: "sent", until: null })
    const [message, ...more] = await messages(ground)
    expect(more).toEqual([])
    expect(message).toMatchObject({ purpose: "reminder", status: "queued", effectKey: `reminder:${h24}` })
    expect(message?.body).toMatch(
      /^Hello Zanubia, a reminder of your appointment at .+ with Dr 0\. .*YES.*NO.*CHANGE/,
    )
    expect(message?.consentId).not.toBeNull()
    expect(message?.tooLateAt).not.toBeNull()
  })

  it("takes the clinic's template where nobody wrote within a day, with its gaps filled in", async () => {
    const ground = await reminderGround()
    await addTemplate(ground.clinic.id, {
      name: "appointment_reminder_24h",
      body: "Hello {{1}}: {{2}} with {{3}}.",
    })
    await db.owner.query(
      `update "Message" set "createdAt" = now() - interval '3 days', "saidAt" = now() - interval '3 days' where "clinicId" = $1`,
      [ground.clinic.id],
    )
    const { h24 } = await first(ground)
    await sendReminder(ground.at(), { id: h24 })
    const [message] = await messages(ground)
    expect(message?.templateVersionId).not.toBeNull()
    expect(message?.body).toMatch(/^Hello Zanubia: \w+,? \d+ \w+ at \d\d:\d\d with Dr 0\.$/)
  })

  it("is never early, and never after half its lead", async () => {
    const ground = await reminderGround()
    const { h24, h2, startsAt } = await first(ground, 30)
    const at = (hours: number) => ground.at(addMs(startsAt, -hours * HOUR_MS))
    expect(await sendReminder(at(24.01), { id: h24 })).toMatchObject({
      status: "waiting",
      until: addMs(startsAt, -DAY_MS).toISOString(),
    })
    expect(await sendReminder(at(12), { id: h24 })).toMatchObject({ status: "late", because: "too_late" })
    expect(await sendReminder(at(1), { id: h2 })).toMatchObject({ status: "late", because: "too_late" })
    expect(await messages(ground)).toEqual([])
  })

  it.each([
    [{ status: "cancelled", cancelledAt: now() }, "cancelled"],
    [{ status: "checked_in", checkedInAt: now() }, "already_there"],
  ])("reads the appointment just before it writes: %o", async (change, because) => {
    const ground = await reminderGround()
    const { id, h24 } = await first(ground)
    await inClinic(ground.clinic.id, (tx) => tx.appointment.update({ where: { id }, data: change }))
    expect(await sendReminder(ground.at(), { id: h24 })).toMatchObject({ status: "dropped", because })
    expect(await messages(ground)).toEqual([])
  })

  it("keeps the gate's word where nothing may be written", async () => {
    const ground = await reminderGround({}, { agrees: false })
    const { h24, id } = await first(ground)
    expect(await sendReminder(ground.at(), { id: h24 })).toMatchObject({
      status: "blocked",
      because: "no_consent",
    })
    expect(await remindersOf(ground, id)).toMatchObject([{ because: "no_consent" }, { status: "waiting" }])
  })

  it("says that a template is missing where only one could be sent", async () => {
    const ground = await reminderGround()
    const { h24 } = await first(ground)
    await db.owner.query(
      `update "Message" set "createdAt" = now() - interval '3 days', "saidAt" = now() - interval '3 days' where "clinicId" = $1`,
      [ground.clinic.id],
    )
    expect(await sendReminder(ground.at(), { id: h24 })).toMatchObject({
      status: "blocked",
      because: "no_template",
    })
  })

  it("says that there is nobody to write to", async () => {
    const ground = await reminderGround()
    const { h24 } = await first(ground)
    await db.owner.query(`delete from "PatientContact" where "clinicId" = $1`, [ground.clinic.id])
    expect(await sendReminder(ground.at(), { id: h24 })).toMatchObject({ because: "no_contact" })
  })
})

describe("quiet hours and reminders", () => {
  const QUIET = { perDay: 50, minutesApart: 0, quietFrom: "21:00", quietTo: "08:00" }
  /** Tomorrow at an hour of the wall where the patient's number is at home. */
  const wall = (hour: string) => {
    const day = addMs(now(), 3 * DAY_MS)
      .toISOString()
      .slice(0, 10)
    return toDate(`${day}T${hour}:00Z`)
  }

  const asTemplates = async (ground: ReminderGround) => {
    for (const name of ["appointment_reminder_24h", "appointment_reminder_2h"])
      await addTemplate(ground.clinic.id, { name, body: "Hello {{1}}: {{2}} with {{3}}." })
  }

  it("waits for the morning where it is of use then", async () => {
    const ground = await reminderGround({ timeZone: "Europe/Bucharest" }, { limits: QUIET })
    await asTemplates(ground)
    const startsAt = wall("04:30")
    const { h24 } = await first(ground, 0, { startsAt })
    const due = addMs(startsAt, -DAY_MS)
    const step = await sendReminder(ground.at(addMs(due, MINUTE_MS)), { id: h24 })
    expect(step.status).toBe("waiting")
    expect(toDate(step.until ?? "") > due).toBe(true)
    expect(await sendReminder(ground.at(toDate(step.until ?? "")), { id: h24 })).toMatchObject({
      status: "sent",
    })
  })

  it("says that the night swallowed the one of two hours before a visit at nine", async () => {
    const ground = await reminderGround({ timeZone: "Europe/Bucharest" }, { limits: QUIET })
    await asTemplates(ground)
    // 09:00 or 10:00 in Bucharest, summer or winter: two hours before it is before eight on both.
    const startsAt = wall("06:30")
    const { h2 } = await first(ground, 0, { startsAt })
    expect(
      await sendReminder(ground.at(addMs(startsAt, -2 * HOUR_MS + MINUTE_MS)), { id: h2 }),
    ).toMatchObject({ status: "blocked", because: "quiet_hours", until: null })
    const [message] = await messages(ground)
    expect(message).toMatchObject({ status: "blocked", failedBecause: "quiet_hours" })
  })
})

import { describe, expect, it } from "vitest"
import { bookAppointment } from "@/lib/appointments/book"
import { cancelAppointment } from "@/lib/appointments/cancel"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { planReminders } from "@/lib/reminders/plan"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { appointed, reminderGround, remindersOf } from "@/lib/testing/reminders"
import { addMs, HOUR_MS, now, toDate } from "@/lib/time"

const db = await testDatabase()

describeRefusals(planReminders, {
  badInput: { appointmentId: 7 },
  prepare: async () => {
    const ground = await reminderGround()
    const { id } = await appointed(ground, 48)
    return { input: { appointmentId: id }, ctxFor: ground.ctxFor, strangerFor: ground.strangerFor }
  },
})

const told = async (clinicId: string, name: string) =>
  (
    await db.owner.query<{ id: string }>(
      "select id from engine.event where clinic_id = $1 and name = $2 order by id",
      [clinicId, name],
    )
  ).rows.map((one) => one.id)

describe("reminders.plan", () => {
  it("makes both, once, however often it is told", async () => {
    const ground = await reminderGround()
    const { id, startsAt } = await appointed(ground, 48)
    expect(await planReminders(ground.at(), { appointmentId: id })).toEqual({ changed: 1 })
    expect(await planReminders(ground.at(), { appointmentId: id })).toEqual({ changed: 0 })
    expect(await remindersOf(ground, id)).toMatchObject([
      { kind: "h24", status: "waiting", dueAt: addMs(startsAt, -24 * HOUR_MS), startsAt },
      { kind: "h2", status: "waiting", dueAt: addMs(startsAt, -2 * HOUR_MS), startsAt },
    ])
    expect(await told(ground.clinic.id, "appointment.reminders_due")).toEqual([])
  })

  it("tells at once of what is due before the next check, once a time", async () => {
    const ground = await reminderGround()
    const { id, startsAt } = await appointed(ground, 24.5)
    await planReminders(ground.at(), { appointmentId: id })
    await planReminders(ground.at(), { appointmentId: id })
    expect(await told(ground.clinic.id, "appointment.reminders_due")).toEqual([
      `appointment.reminders_due:${id}:${startsAt.toISOString()}:0`,
    ])
  })

  it("needs none that was due before it was booked", async () => {
    const ground = await reminderGround()
    const { id } = await appointed(ground, 5, { createdAt: now() })
    await planReminders(ground.at(), { appointmentId: id })
    expect(await remindersOf(ground, id)).toMatchObject([
      { kind: "h24", status: "dropped", because: "booked_late" },
      { kind: "h2", status: "waiting" },
    ])
  })

  it("a moved one is reminded of its new time alone, and of the old one again when it is moved back", async () => {
    const ground = await reminderGround()
    const { id, startsAt } = await appointed(ground, 72)
    await planReminders(ground.at(), { appointmentId: id })
    const moveTo = (to: Date) =>
      inClinic(ground.clinic.id, (tx) =>
        tx.appointment.update({
          where: { id },
          data: {
            startsAt: to,
            busyFrom: to,
            endsAt: addMs(to, HOUR_MS),
            busyUntil: addMs(to, HOUR_MS),
            moves: { increment: 1 },
          },
        }),
      )
    const later = addMs(startsAt, 24 * HOUR_MS)
    await moveTo(later)
    await planReminders(ground.at(), { appointmentId: id })
    expect(await remindersOf(ground, id)).toMatchObject([
      { startsAt, status: "dropped", because: "moved" },
      { startsAt, status: "dropped", because: "moved" },
      { startsAt: later, status: "waiting" },
      { startsAt: later, status: "waiting" },
    ])
    await moveTo(startsAt)
    await planReminders(ground.at(), { appointmentId: id })
    expect((await remindersOf(ground, id)).map((one) => one.status)).toEqual([
      "waiting",
      "waiting",
      "dropped",
      "dropped",
    ])
  })

  it("a cancelled one is not reminded of", async () => {
    const ground = await reminderGround()
    const me = ground.ctxFor(["frontdesk"])
    const booked = await bookAppointment(me, ground.booking({ key: newId() }))
    const appointmentId = booked.id ?? ""
    await planReminders(ground.at(), { appointmentId })
    await cancelAppointment(me, { id: appointmentId, because: "patient" })
    await planReminders(ground.at(), { appointmentId })
    const reminders = await remindersOf(ground, appointmentId)
    expect(reminders.map((one) => [one.status, one.because])).toEqual([
      ["dropped", "cancelled"],
      ["dropped", "cancelled"],
    ])
    expect(toDate(reminders[0]?.settledAt ?? 0).getTime()).toBeGreaterThan(0)
  })
})

import { readPlace, writePlace } from "@/lib/cursor"
import { type Fact, fact } from "@/lib/facts"
import { isInstant } from "@/lib/inputs"
import { command } from "@/lib/operation"
import type { OutboxEvent } from "@/lib/outbox"
import { AHEAD_MS, dueEvent } from "@/lib/reminders/plan-rows"
import { type Part, PartInput } from "@/lib/reminders/schema"
import { sendEvent } from "@/lib/reminders/send-event"
import { addMs, MINUTE_MS, toDate } from "@/lib/time"

const PER_PART = 200
/** So long after its time its own workflow should have sent it. */
const LOST_MS = 10 * MINUTE_MS

type Found = {
  id: string
  kind: string
  appointmentId: string
  dueAt: Date
  tooLateAt: Date
  remindedOf: Date
  startsAt: Date
  moves: number
  patientId: string
}

/**
 * Starts the workflow of what is due within the hour; one that has begun is not begun again. What waits past its time is
 * sent without it, and what is too late by now is listed as that.
 */
export const wakeReminders = command({
  name: "reminders.wake",
  may: "messages.send",
  input: PartInput,
  async run({ ctx, tx, input }) {
    const { clinicId, now } = ctx
    const after = input.after ? readPlace(input.after, "wake", isInstant) : null
    const from = toDate(after?.value ?? 0)
    const rows = await tx.$queryRaw<Found[]>`
      select reminder.id, reminder.kind, reminder."appointmentId", reminder."dueAt", reminder."tooLateAt",
        reminder."startsAt" as "remindedOf", appointment."startsAt", appointment.moves, appointment."patientId"
      from "AppointmentReminder" reminder
      join "Appointment" appointment on appointment."clinicId" = reminder."clinicId"
        and appointment.id = reminder."appointmentId"
      where reminder."clinicId" = ${clinicId}::uuid and reminder.status = 'waiting'
        and reminder."dueAt" >= ${from}::timestamptz and reminder."dueAt" <= ${addMs(now, AHEAD_MS)}::timestamptz
        and (reminder."dueAt" > ${from}::timestamptz or reminder.id > ${after?.id ?? NOBODY}::uuid)
      order by reminder."dueAt", reminder.id limit ${PER_PART}
      for no key update of reminder skip locked`
    const isLate = (one: Found) => one.tooLateAt <= now
    const late = rows.filter(isLate)
    if (late.length > 0)
      await tx.appointmentReminder.updateMany({
        where: { clinicId, id: { in: late.map((one) => one.id) }, status: "waiting" },
        data: { status: "late", because: "too_late", settledAt: now },
      })
    const events = rows.flatMap((one): OutboxEvent[] => {
      if (isLate(one)) return []
      if (addMs(one.dueAt, LOST_MS) <= now) return [sendEvent(ctx, one.id, hourOf(now))]
      return one.startsAt.getTime() === one.remindedOf.getTime()
        ? [dueEvent(ctx, { id: one.appointmentId, startsAt: one.startsAt, moves: one.moves })]
        : []
    })
    const last = rows.at(-1)
    const value: Part = {
      looked: rows.length,
      changed: late.length,
      next:
        last && rows.length === PER_PART
          ? writePlace("wake", { value: last.dueAt.toISOString(), id: last.id })
          : null,
    }
    return {
      value,
      facts: late.map(
        (one): Fact =>
          fact("appointment.reminder_late", one.appointmentId, {
            patientId: one.patientId,
            after: { kind: one.kind, because: "too_late" },
          }),
      ),
      events,
    }
  },
})

const NOBODY = "00000000-0000-0000-0000-000000000000"
const hourOf = (now: Date): string => now.toISOString().slice(0, 13)

import { readPlace, writePlace } from "@/lib/cursor"
import { isInstant } from "@/lib/inputs"
import { command } from "@/lib/operation"
import { planRows, type ToPlan } from "@/lib/reminders/plan-rows"
import { type Part, PartInput } from "@/lib/reminders/schema"
import { addMs, HOUR_MS, toDate } from "@/lib/time"

const PER_PART = 200
/** A day with the hour that the clock may be put back, and the two until the next check then. */
const AHEAD = 28 * HOUR_MS

/**
 * What starts within a day and was not planned when it was booked, as where it was taken over from elsewhere or its event
 * was lost. One part of the clinic at a time.
 */
export const planAhead = command({
  name: "reminders.plan_ahead",
  may: "messages.send",
  input: PartInput,
  async run({ ctx, tx, input }) {
    const after = input.after ? readPlace(input.after, "remind", isInstant) : null
    const from = after?.value ? toDate(after.value) : ctx.now
    const rows = await tx.$queryRaw<ToPlan[]>`
      select id, "patientId", "startsAt", status, moves, "createdAt" from "Appointment" appointment
      where "clinicId" = ${ctx.clinicId}::uuid and "startsAt" >= ${from}::timestamptz
        and ("startsAt" > ${from}::timestamptz or id > ${after?.id ?? NOBODY}::uuid)
        and "startsAt" <= ${addMs(ctx.now, AHEAD)}::timestamptz and status in ('requested', 'scheduled', 'confirmed')
        and not exists (
          select from "AppointmentReminder" known where known."clinicId" = appointment."clinicId"
            and known."appointmentId" = appointment.id and known."startsAt" = appointment."startsAt"
        )
      order by "startsAt", id limit ${PER_PART}
      for no key update of appointment skip locked`
    const { changed, facts, events } = await planRows(tx, ctx, rows)
    const last = rows.at(-1)
    const value: Part = {
      looked: rows.length,
      changed,
      next:
        last && rows.length === PER_PART
          ? writePlace("remind", { value: last.startsAt.toISOString(), id: last.id })
          : null,
    }
    return { value, facts, events }
  },
})

const NOBODY = "00000000-0000-0000-0000-000000000000"

import { dayBounds } from "@/lib/appointments/free-slots"
import { reachWhere, WITH } from "@/lib/appointments/reach"
import { toRow } from "@/lib/appointments/to-row"
import type { Grant } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import { readPlace, writePlace } from "@/lib/cursor"
import type { Tx } from "@/lib/db"
import { isInstant } from "@/lib/inputs"
import { query } from "@/lib/operation"
import { answerOf, figuresOf, isShown } from "@/lib/reminders/figures"
import { DayInput, type RemindedRow, type ReminderDay } from "@/lib/reminders/schema"
import { type LightAppointment, type ViewsByAppointment, viewsOf } from "@/lib/reminders/views"
import { PAGE_SIZE } from "@/lib/reminders/words"
import { calendarDay, toDate } from "@/lib/time"

/** More than a clinic sees in a day. */
const MOST_IN_DAY = 3_000

/** The reminders of a day's appointments: what was sent, what was not and why, and what was answered. Four statements. */
export const listReminders = query({
  name: "reminders.list",
  may: "appointments.read",
  input: DayInput,
  async run({ ctx, tx, input, grant }): Promise<ReminderDay> {
    const on = input.on ?? calendarDay(ctx.now, ctx.clinic.timeZone)
    const [bounds] = dayBounds([on], ctx.clinic.timeZone)
    const [from, until] = bounds ?? [0, 0]
    const all = await tx.appointment.findMany({
      where: {
        ...reachWhere(ctx, grant),
        startsAt: { gte: toDate(from), lt: toDate(until) },
        status: { not: "rescheduled" },
      },
      select: { id: true, startsAt: true, status: true },
      orderBy: [{ startsAt: "asc" }, { id: "asc" }],
      take: MOST_IN_DAY,
    })
    const views = await viewsOf(tx, ctx, all)
    // Cancelled without having been reminded of: nothing is to be seen of it here.
    const day = all.filter((one) => one.status !== "cancelled" || answerOf(views.get(one.id)) !== null)
    const shown = day.filter((one) => isShown(one, views.get(one.id), input.show))
    const after = input.cursor ? readPlace(input.cursor, "reminders", isInstant) : null
    const start = after ? shown.findIndex((one) => isAfter(one, after)) : 0
    const page = start < 0 ? [] : shown.slice(start, start + PAGE_SIZE)
    const last = page.at(-1)
    return {
      on,
      rows: await rowsOf(tx, ctx, grant, page, views),
      figures: figuresOf(day, views),
      nextCursor:
        last && shown.at(-1)?.id !== last.id
          ? writePlace("reminders", { value: last.startsAt.toISOString(), id: last.id })
          : null,
    }
  },
  reads: ({ value }) => ({
    what: "appointments",
    list: true,
    patientIds: value.rows.map((row) => row.patient.id),
  }),
})

const isAfter = (one: LightAppointment, { value, id }: { value: string | null; id: string }): boolean => {
  const at = one.startsAt.getTime() - toDate(value ?? 0).getTime()
  return at > 0 || (at === 0 && one.id > id)
}

async function rowsOf(
  tx: Tx,
  ctx: Ctx,
  grant: Grant,
  page: readonly LightAppointment[],
  views: ViewsByAppointment,
): Promise<RemindedRow[]> {
  const stored = await tx.appointment.findMany({
    where: { id: { in: page.map((one) => one.id) } },
    include: WITH,
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
  })
  return stored.map((one) => {
    const { id, startsAt, status, patient, service, practitioner, leadId } = toRow(ctx, grant, one)
    const view = views.get(id)
    return {
      appointmentId: id,
      startsAt,
      status,
      patient,
      service: service.name,
      practitioner: practitioner.name,
      leadId,
      h24: view?.h24 ?? null,
      h2: view?.h2 ?? null,
    }
  })
}

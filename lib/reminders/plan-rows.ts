import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import { newId } from "@/lib/ids"
import type { OutboxEvent } from "@/lib/outbox"
import { dueAt, fateOf, isBookedLate, tooLateAt } from "@/lib/reminders/rules"
import { KINDS } from "@/lib/reminders/words"
import { addMs, HOUR_MS, MINUTE_MS, toDate } from "@/lib/time"

export type ToPlan = {
  id: string
  patientId: string
  startsAt: Date
  status: string
  moves: number
  createdAt: Date
}
export const TO_PLAN = {
  id: true,
  patientId: true,
  startsAt: true,
  status: true,
  moves: true,
  createdAt: true,
} as const

/** The check finds what is due until the next one: two hours where the clock is put back; a little more, should it begin late. */
export const AHEAD_MS = 2 * HOUR_MS + 5 * MINUTE_MS

export type Planned = { changed: number; facts: Fact[]; events: OutboxEvent[] }

/**
 * Brings the reminders of these appointments in line with how they stand: those of a former time are dropped, those of
 * this one are made, each once. What is due within the hour is told of at once. Constant statements, however many.
 */
export async function planRows(tx: Tx, ctx: Ctx, appointments: readonly ToPlan[]): Promise<Planned> {
  const { clinicId, now } = ctx
  if (appointments.length === 0) return { changed: 0, facts: [], events: [] }
  const ids = appointments.map((one) => one.id)
  const there = await tx.appointmentReminder.findMany({
    where: { clinicId, appointmentId: { in: ids } },
    select: {
      id: true,
      appointmentId: true,
      kind: true,
      startsAt: true,
      dueAt: true,
      tooLateAt: true,
      status: true,
      because: true,
    },
  })
  const of = (id: string) => there.filter((one) => one.appointmentId === id)
  const dropped = new Map<string, string[]>()
  const again: string[] = []
  const changed = new Map<string, { made: string[]; dropped: number }>()
  const note = (id: string) => changed.get(id) ?? { made: [], dropped: 0 }
  const rows = appointments.flatMap((one) => {
    for (const reminder of of(one.id)) {
      if (reminder.status === "waiting") {
        const fate = fateOf(reminder, one, now)
        if (fate.now !== "end" || fate.status !== "dropped") continue
        dropped.set(fate.because, [...(dropped.get(fate.because) ?? []), reminder.id])
        changed.set(one.id, { ...note(one.id), dropped: note(one.id).dropped + 1 })
      } else if (isBack(reminder, one, now)) {
        again.push(reminder.id)
        changed.set(one.id, { ...note(one.id), made: [...note(one.id).made, reminder.kind] })
      }
    }
    return isToPlan(one.status) && one.startsAt > now ? missing(ctx, one, of(one.id)) : []
  })
  for (const [because, of] of dropped)
    await tx.appointmentReminder.updateMany({
      where: { clinicId, id: { in: of }, status: "waiting" },
      data: { status: "dropped", because, settledAt: now },
    })
  if (again.length > 0)
    await tx.appointmentReminder.updateMany({
      where: { clinicId, id: { in: again } },
      data: { status: "waiting", because: null, settledAt: null },
    })
  if (rows.length > 0) await tx.appointmentReminder.createMany({ data: rows, skipDuplicates: true })
  for (const row of rows)
    changed.set(row.appointmentId, {
      ...note(row.appointmentId),
      made: [...note(row.appointmentId).made, row.kind],
    })
  return {
    changed: changed.size,
    facts: appointments.flatMap(({ id, patientId }) => {
      const what = changed.get(id)
      return what ? [fact("appointment.reminders_planned", id, { patientId, after: what })] : []
    }),
    events: appointments.flatMap((one) => (isNear(ctx, one) ? [dueEvent(ctx, one)] : [])),
  }
}

const isToPlan = (status: string): boolean =>
  status === "requested" || status === "scheduled" || status === "confirmed"

type There = { kind: string; startsAt: Date; dueAt: Date; status: string; because: string | null }

/** Moved away and back again: its reminders are due as before. */
const isBack = (reminder: There, one: ToPlan, now: Date): boolean =>
  reminder.status === "dropped" &&
  reminder.because === "moved" &&
  isToPlan(one.status) &&
  reminder.startsAt.getTime() === one.startsAt.getTime() &&
  reminder.dueAt > now

function missing(ctx: Ctx, one: ToPlan, there: readonly There[]) {
  // What was moved was decided just now, as far as anybody knows.
  const decidedAt = one.moves === 0 ? one.createdAt : ctx.now
  return KINDS.filter(
    (kind) =>
      !there.some((known) => known.kind === kind && known.startsAt.getTime() === one.startsAt.getTime()),
  ).map((kind) => {
    const due = dueAt(kind, one.startsAt, ctx.clinic.timeZone)
    const isLate = isBookedLate(due, decidedAt)
    return {
      id: newId(),
      clinicId: ctx.clinicId,
      appointmentId: one.id,
      kind,
      startsAt: one.startsAt,
      dueAt: due,
      tooLateAt: tooLateAt(kind, due),
      status: isLate ? "dropped" : "waiting",
      because: isLate ? "booked_late" : null,
      settledAt: isLate ? ctx.now : null,
      createdAt: ctx.now,
    }
  })
}

/** Whether some reminder of it may be due before the next check. */
const isNear = (ctx: Ctx, one: ToPlan): boolean =>
  isToPlan(one.status) &&
  one.startsAt > ctx.now &&
  dueAt("h24", one.startsAt, ctx.clinic.timeZone) <= addMs(ctx.now, AHEAD_MS)

/** Starts the workflow of one appointment's time, once: moved away and back it is another one. */
export const dueEvent = (
  { clinicId }: Ctx,
  { id, startsAt, moves }: { id: string; startsAt: Date; moves: number },
): OutboxEvent => {
  const at = toDate(startsAt).toISOString()
  return {
    name: "appointment.reminders_due",
    id: `appointment.reminders_due:${id}:${at}:${moves}`,
    data: { clinicId, appointmentId: id, startsAt: at },
  }
}

import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import type { Prisma } from "@/lib/generated/prisma/client"
import { type Known, likelihoodOf, type Usual } from "@/lib/no-shows/rules"

type Row = Known & { id: string; patientId: string; percent: number | null; reasons: unknown }

/** Weighs those of these that are still to come anew and keeps what changed: three statements, however many. */
export async function weigh(
  tx: Tx,
  ctx: Ctx,
  ids: readonly string[],
): Promise<{ weighed: number; facts: Fact[] }> {
  if (ids.length === 0) return { weighed: 0, facts: [] }
  const { clinicId, now } = ctx
  const [usual] = await tx.$queryRaw<[Usual]>`
    select count(*) filter (where status = 'no_show')::int as missed,
      count(*) filter (where status = 'completed')::int as came
    from "Appointment" where "clinicId" = ${clinicId}::uuid
      and "startsAt" between ${now}::timestamptz - interval '180 days' and ${now}::timestamptz`
  const rows = await tx.$queryRaw<Row[]>`
    select visit.id, visit."patientId", visit."startsAt", visit."createdAt", visit.status, visit.moves,
      visit."noShowPercent" as percent, visit."noShowReasons" as reasons, past.missed, past.came, past."calledOff",
      exists (
        select from "AppointmentReminder" reminder where reminder."clinicId" = visit."clinicId"
          and reminder."appointmentId" = visit.id and reminder."startsAt" = visit."startsAt"
          and reminder.status = 'sent' and reminder.answer is null
      ) as "isUnanswered",
      exists (
        select from "ConsentStanding" consent where consent."clinicId" = visit."clinicId"
          and consent."patientId" = visit."patientId" and consent.status = 'granted'
          and consent.purpose in ('appointment_reminders', 'treatment_updates')
          and (consent."expiresAt" is null or consent."expiresAt" > ${now}::timestamptz)
      ) as "canBeReminded"
    from "Appointment" visit cross join lateral (
      select count(*) filter (where other.status = 'no_show'
          or other.status = 'rescheduled' and other."finishedAt" is not null)::int as missed,
        count(*) filter (where other.status = 'completed')::int as came,
        count(*) filter (where other.status = 'cancelled' and other."cancelledBecause" in ('patient', 'no_answer')
          and other."cancelledAt" > other."startsAt" - interval '24 hours')::int as "calledOff"
      from "Appointment" other where other."clinicId" = visit."clinicId" and other."patientId" = visit."patientId"
        and other."startsAt" < visit."startsAt" and other."startsAt" > visit."startsAt" - interval '2 years'
    ) past
    where visit."clinicId" = ${clinicId}::uuid and visit.id = any (${[...ids]}::uuid[])
      and visit.status in ('requested', 'scheduled', 'confirmed') and visit."startsAt" > ${now}::timestamptz`
  const changed = rows.flatMap((row) => {
    const { percent, reasons } = likelihoodOf(row, usual)
    const isSame = row.percent === percent && JSON.stringify(row.reasons) === JSON.stringify(reasons)
    return isSame ? [] : [{ id: row.id, patientId: row.patientId, before: row.percent, percent, reasons }]
  })
  if (changed.length > 0)
    await tx.$executeRaw`
      update "Appointment" visit set "noShowPercent" = new.percent, "noShowReasons" = new.reasons
      from json_to_recordset(${JSON.stringify(changed)}::json) as new (id uuid, percent int, reasons json)
      where visit."clinicId" = ${clinicId}::uuid and visit.id = new.id`
  return {
    weighed: changed.length,
    facts: changed.map(({ id, patientId, before, percent, reasons }) =>
      fact("appointment.weighed", id, {
        patientId,
        before: { percent: before },
        after: { percent, reasons: reasons as unknown as Prisma.InputJsonValue },
      }),
    ),
  }
}

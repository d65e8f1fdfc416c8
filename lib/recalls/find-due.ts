import type { Tx } from "@/lib/db"
import { fact } from "@/lib/facts"
import { isId, newId } from "@/lib/ids"
import { isInstant } from "@/lib/inputs"
import { command } from "@/lib/operation"
import { PartInput } from "@/lib/recalls/schema"
import { LOOKS_BACK_MONTHS } from "@/lib/recalls/words"
import { calendarDay, toDate } from "@/lib/time"

const PER_PART = 2_000
const NOBODY = "00000000-0000-0000-0000-000000000000"

type Row = { id: string; patientId: string; startsAt: Date; dueOn: string; isDue: boolean }

/**
 * Keeps a recall for each patient who was last treated so many months ago as the service says, and has no appointment
 * ahead: one for a last appointment, ever. A part of one service at a time; `next` says where to go on.
 */
export const findDueRecalls = command({
  name: "recalls.find_due",
  may: "appointments.write",
  input: PartInput,
  async run({ ctx, tx, input }) {
    const { clinicId, now } = ctx
    const [from = "", at = "", lastId = ""] = input.after.split(" ")
    const service = await tx.service.findFirst({
      where: { recallMonths: { not: null }, retiredAt: null, ...(isId(from) && { id: { gte: from } }) },
      orderBy: { id: "asc" },
      select: { id: true, recallMonths: true },
    })
    if (!service?.recallMonths) return { value: { looked: 0, opened: 0, next: null }, facts: [] }
    const goesOn = service.id === from && isInstant(at) && isId(lastId)
    const months = service.recallMonths
    const { timeZone } = ctx.clinic
    const today = calendarDay(now, timeZone)
    const part = await tx.$queryRaw<Row[]>`
      with part as (
        select id, "patientId", "startsAt",
          (("startsAt" at time zone ${timeZone})::date + make_interval(months => ${months}::int))::date as due
        from "Appointment"
        where "clinicId" = ${clinicId}::uuid and "serviceId" = ${service.id}::uuid and status = 'completed'
          and "startsAt" >= ${now}::timestamptz - make_interval(months => ${months + LOOKS_BACK_MONTHS}::int)
          and "startsAt" < ${now}::timestamptz - make_interval(months => ${months}::int) + interval '4 days'
          and ("startsAt", id) > (${goesOn ? toDate(at) : toDate(0)}::timestamptz, ${goesOn ? lastId : NOBODY}::uuid)
        order by "startsAt", id limit ${PER_PART}
      )
      select part.id, part."patientId", part."startsAt", part.due::text as "dueOn",
        part.due <= ${today}::date
        and exists (
          select from "Patient" patient where patient."clinicId" = ${clinicId}::uuid and patient.id = part."patientId"
            and patient."mergedIntoId" is null and patient."erasedAt" is null
        )
        and not exists (
          select from "Appointment" other where other."clinicId" = ${clinicId}::uuid and other."patientId" = part."patientId"
            and other."startsAt" > part."startsAt" and (
              other.status = 'completed' and other."serviceId" = ${service.id}::uuid
              or other.status in ('requested', 'scheduled', 'confirmed', 'checked_in', 'in_session')
                and other."endsAt" > ${now}::timestamptz
            )
        )
        and not exists (
          select from "Recall" recall where recall."clinicId" = ${clinicId}::uuid and recall."patientId" = part."patientId"
            and recall."serviceId" = ${service.id}::uuid
            and (recall."lastAppointmentId" = part.id or recall.status in ('due', 'reminded', 'snoozed'))
        ) as "isDue"
      from part order by part."startsAt", part.id`
    const due = part.filter((one) => one.isDue)
    // Two of one person on the same instant are one visit to recall from.
    const single = [...new Map(due.map((one) => [one.patientId, one])).values()]
    const made = await tx.recall.createManyAndReturn({
      data: single.map((one) => ({
        id: newId(),
        clinicId,
        patientId: one.patientId,
        serviceId: service.id,
        lastAppointmentId: one.id,
        dueOn: toDate(`${one.dueOn}T00:00:00Z`),
        createdAt: now,
        updatedAt: now,
      })),
      skipDuplicates: true,
      select: { id: true, patientId: true, lastAppointmentId: true },
    })
    const last = part.length === PER_PART ? part.at(-1) : undefined
    const next = last
      ? `${service.id} ${last.startsAt.toISOString()} ${last.id}`
      : await nextService(tx, service.id)
    return {
      value: { looked: part.length, opened: made.length, next },
      facts: made.map(({ id, patientId, lastAppointmentId }) =>
        fact("recall.opened", id, { patientId, after: { serviceId: service.id, lastAppointmentId } }),
      ),
    }
  },
})

async function nextService(tx: Tx, after: string): Promise<string | null> {
  const found = await tx.service.findFirst({
    where: { recallMonths: { not: null }, retiredAt: null, id: { gt: after } },
    orderBy: { id: "asc" },
    select: { id: true },
  })
  return found?.id ?? null
}

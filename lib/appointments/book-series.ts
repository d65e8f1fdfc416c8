import { leadOf, makeAppointment } from "@/lib/appointments/book"
import { toMinute } from "@/lib/appointments/conflicts"
import { lockSlots } from "@/lib/appointments/lock"
import { patientToBook } from "@/lib/appointments/patient-to-book"
import { BookSeriesInput, type SeriesDate } from "@/lib/appointments/schema"
import { seriesDates } from "@/lib/appointments/series-dates"
import { memberIdOf } from "@/lib/ctx"
import { fail } from "@/lib/errors"
import { type Fact, fact } from "@/lib/facts"
import { newId } from "@/lib/ids"
import { command, type Done } from "@/lib/operation"
import type { OutboxEvent } from "@/lib/outbox"
import { toDate } from "@/lib/time"

/** Booked, all of them; or every date with what stands in its way, and none of them. */
export type SeriesBooked =
  | { id: string; appointmentIds: string[]; dates: null }
  | { id: null; appointmentIds: []; dates: SeriesDate[] }

/** Several at the same time of day, so many days apart. Whoever books leaves dates out, or has them booked anyway. */
export const bookSeries = command({
  name: "appointments.book_series",
  may: "appointments.write",
  input: BookSeriesInput,
  async run({ ctx, tx, input, grant }): Promise<Done<SeriesBooked>> {
    const { key, everyDays, count, leaveOut, ...given } = input
    const effectKey = `series ${memberIdOf(ctx) ?? "system"} ${key}`
    const out = new Set(leaveOut.map((text) => toDate(text).getTime()))
    const dates = seriesDates(toMinute(input.startsAt), { everyDays, count }, ctx.clinic.timeZone).filter(
      (at) => !out.has(at.getTime()),
    )
    if (dates.length < 2) fail("invalid_input", { fields: { leaveOut: "Leave at least two of them." } })
    const patient = await patientToBook(tx, ctx, grant, input.patientId)
    const leadId = await leadOf(tx, input.leadId, patient.id)
    await tx.$executeRaw`savepoint slots`
    await lockSlots(tx, ctx)
    const known = await tx.appointment.findFirst({ where: { effectKey }, select: { seriesId: true } })
    if (known?.seriesId) return { value: await booked(known.seriesId), facts: [] }
    const seriesId = newId()
    await tx.appointmentSeries.create({
      data: {
        id: seriesId,
        clinicId: ctx.clinicId,
        everyDays,
        count: dates.length,
        createdById: memberIdOf(ctx),
        createdAt: ctx.now,
      },
    })
    const found: SeriesDate[] = []
    const facts: Fact[] = []
    const events: OutboxEvent[] = []
    for (const [n, at] of dates.entries()) {
      const startsAt = at.toISOString()
      const made = await makeAppointment(tx, ctx, {
        ...given,
        patientId: patient.id,
        leadId,
        startsAt,
        source: "series",
        seriesId,
        effectKey: n === 0 ? effectKey : null,
      })
      found.push({ startsAt, conflicts: made.conflicts ?? [] })
      facts.push(...made.facts)
      events.push(...made.events)
    }
    if (found.every((one) => one.conflicts.length === 0))
      return {
        value: await booked(seriesId),
        facts: [
          fact("appointment_series.booked", seriesId, {
            patientId: patient.id,
            after: { everyDays, count: dates.length },
          }),
          ...facts,
        ],
        events,
      }
    await tx.$executeRaw`rollback to savepoint slots`
    return { value: { id: null, appointmentIds: [], dates: found }, facts: [] }

    async function booked(id: string): Promise<SeriesBooked> {
      const made = await tx.appointment.findMany({
        where: { seriesId: id },
        orderBy: { startsAt: "asc" },
        select: { id: true },
      })
      return { id, appointmentIds: made.map((one) => one.id), dates: null }
    }
  },
})

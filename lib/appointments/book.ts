import { isAsking } from "@/lib/appointments/asking"
import { busyOf, conflictsOf, endOf, toMinute } from "@/lib/appointments/conflicts"
import { findPractitioner, findService } from "@/lib/appointments/desks"
import { slotsFor } from "@/lib/appointments/find-slots"
import { holdToUse } from "@/lib/appointments/hold-to-use"
import { lockSlots } from "@/lib/appointments/lock"
import { patientToBook } from "@/lib/appointments/patient-to-book"
import { appointmentInReach } from "@/lib/appointments/reach"
import { replaceInside } from "@/lib/appointments/replace"
import { askForAnswer } from "@/lib/appointments/request-task"
import { roomFor } from "@/lib/appointments/rooms"
import {
  BookAppointmentInput,
  type ConflictFound,
  FindSlotsInput,
  type FreeSlot,
} from "@/lib/appointments/schema"
import { type Ctx, memberIdOf } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { type Fact, fact } from "@/lib/facts"
import { isId, newId } from "@/lib/ids"
import { command, type Done } from "@/lib/operation"
import type { OutboxEvent } from "@/lib/outbox"
import { calendarDay } from "@/lib/time"

/** Booked, or what stood in the way and what can be had instead: a lost slot is never swapped for another unasked. */
export type Booked =
  | { id: string; conflicts: null }
  | { id: null; conflicts: ConflictFound[]; others: FreeSlot[] }

const OTHERS = 6

/** The form's key makes a second press harmless. */
export const bookAppointment = command({
  name: "appointments.book",
  may: "appointments.write",
  input: BookAppointmentInput,
  async run({ ctx, tx, input, grant }): Promise<Done<Booked>> {
    const effectKey = `book ${memberIdOf(ctx) ?? "system"} ${input.key}`
    const patient = await patientToBook(tx, ctx, grant, input.patientId)
    const leadId = await leadOf(tx, input.leadId, patient.id)
    const given = { ...input, patientId: patient.id, leadId, effectKey }
    await tx.$executeRaw`savepoint slots`
    await lockSlots(tx, ctx)
    const known = await tx.appointment.findFirst({ where: { effectKey }, select: { id: true } })
    if (known) return { value: { id: known.id, conflicts: null }, facts: [] }
    const old = input.rescheduleOf ? await appointmentInReach(tx, ctx, grant, input.rescheduleOf) : null
    if (old && old.patientId !== patient.id) fail("not_found")
    const id = newId()
    // Its time is free for the one that stands in its place.
    const replaced = old && (await replaceInside(tx, ctx, old, id))
    const made = await makeAppointment(tx, ctx, { ...given, id })
    if (made.id !== null) {
      const facts = [...made.facts, ...(replaced?.facts ?? [])]
      return { value: { id, conflicts: null }, facts, events: [...made.events, ...(replaced?.events ?? [])] }
    }
    // Gives the lock back: nobody waits while others are looked for.
    await tx.$executeRaw`rollback to savepoint slots`
    const { conflicts } = made
    return { value: { id: null, conflicts, others: await othersFor(tx, ctx, given) }, facts: [] }
  },
})

/** What can be had instead, from the same day on. */
export async function othersFor(
  tx: Tx,
  ctx: Ctx,
  { serviceId, startsAt, minutes }: Pick<NewAppointment, "serviceId" | "startsAt" | "minutes">,
): Promise<FreeSlot[]> {
  const fromOn = calendarDay(toMinute(startsAt), ctx.clinic.timeZone)
  const page = await slotsFor(tx, ctx, FindSlotsInput.parse({ serviceId, fromOn, limit: OTHERS, minutes }))
  return page.slots
}

export type NewAppointment = Omit<BookAppointmentInput, "key" | "rescheduleOf"> & {
  id?: string
  leadId?: string | undefined
  effectKey: string | null
  seriesId?: string
}

export type Made =
  | { id: string; conflicts: null; facts: Fact[]; events: OutboxEvent[] }
  | { id: null; conflicts: ConflictFound[]; facts: []; events: [] }

/** In the caller's transaction, under `lockSlots`. Made once per `effectKey`: the caller looks first. */
export async function makeAppointment(tx: Tx, ctx: Ctx, given: NewAppointment): Promise<Made> {
  const service = await findService(tx, given.serviceId)
  const { practitionerId } = await findPractitioner(tx, given.practitionerId)
  const startsAt = toMinute(given.startsAt)
  const endsAt = endOf(service, practitionerId, startsAt, given.minutes)
  const hold = await holdToUse(tx, ctx, given.holdId)
  const but = hold ? [hold.id] : []
  const roomId = await roomFor(tx, ctx, service, { startsAt, endsAt, roomId: given.roomId, but })
  const place = { service, practitionerId, roomId, patientId: given.patientId, startsAt, endsAt, but }
  const conflicts = await conflictsOf(tx, ctx, place)
  if (conflicts.some((one) => !one.canBeWaved || !given.anyway))
    return { id: null, conflicts, facts: [], events: [] }
  const id = given.id ?? newId()
  if (hold)
    await tx.slotHold.updateMany({
      where: { id: hold.id, status: "held" },
      data: { status: "used", appointmentId: id },
    })
  await tx.appointment.create({
    data: {
      id,
      clinicId: ctx.clinicId,
      patientId: given.patientId,
      leadId: given.leadId ?? null,
      practitionerId,
      roomId,
      serviceId: service.id,
      // Who may only ask for one, asks; the slot is theirs until somebody answers.
      status: isAsking(ctx) ? "requested" : "scheduled",
      startsAt,
      endsAt,
      ...busyOf(place),
      source: given.source,
      seriesId: given.seriesId ?? null,
      note: given.note ?? null,
      bookedById: memberIdOf(ctx),
      effectKey: given.effectKey,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    },
  })
  const after = {
    startsAt: startsAt.toISOString(),
    practitionerId,
    roomId,
    serviceId: service.id,
    source: given.source,
    anyway: conflicts.map((one) => one.conflict),
  }
  const { patientId, leadId, note } = given
  return {
    id,
    conflicts: null,
    facts: [
      fact("appointment.booked", id, { patientId, after, ...(note && { personal: { note } }) }),
      ...(isAsking(ctx) ? await askForAnswer(tx, ctx, { id, patientId, leadId, startsAt }) : []),
    ],
    events: [{ name: "appointment.booked", data: { clinicId: ctx.clinicId, appointmentId: id } }],
  }
}

/** A lead of this patient, or `not_found`. */
export async function leadOf(
  tx: Tx,
  leadId: string | undefined,
  patientId: string,
): Promise<string | undefined> {
  if (!leadId) return undefined
  const lead = isId(leadId)
    ? await tx.lead.findFirst({ where: { id: leadId, patientId }, select: { id: true } })
    : null
  return lead?.id ?? fail("not_found")
}

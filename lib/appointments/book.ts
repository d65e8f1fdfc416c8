import { busyOf, conflictsOf, endOf, toMinute } from "@/lib/appointments/conflicts"
import { findService } from "@/lib/appointments/desks"
import { slotsFor } from "@/lib/appointments/find-slots"
import { lockSlots } from "@/lib/appointments/lock"
import {
  BookAppointmentInput,
  type ConflictFound,
  FindSlotsInput,
  type FreeSlot,
} from "@/lib/appointments/schema"
import { type Ctx, grantOf, memberIdOf } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { type Fact, fact } from "@/lib/facts"
import { isId, newId } from "@/lib/ids"
import { command, type Done } from "@/lib/operation"
import type { OutboxEvent } from "@/lib/outbox"
import { patientForChange, patientReach } from "@/lib/patients/reach"
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
    const patient = await patientForChange(tx, input.patientId, patientReach(ctx, grant))
    const leadId = await leadOf(tx, input.leadId, patient.id)
    const given = { ...input, patientId: patient.id, leadId, effectKey }
    await tx.$executeRaw`savepoint slots`
    await lockSlots(tx, ctx)
    const known = await tx.appointment.findFirst({ where: { effectKey }, select: { id: true } })
    if (known) return { value: { id: known.id, conflicts: null }, facts: [] }
    const { id, conflicts, facts, events } = await makeAppointment(tx, ctx, given)
    if (id !== null) return { value: { id, conflicts }, facts, events }
    // Gives the lock back: nobody waits while others are looked for.
    await tx.$executeRaw`rollback to savepoint slots`
    return { value: { id, conflicts, others: await othersFor(tx, ctx, given) }, facts: [] }
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

export type NewAppointment = Omit<BookAppointmentInput, "key"> & {
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
  const { practitionerId } = await standing(tx, given.practitionerId)
  const startsAt = toMinute(given.startsAt)
  const endsAt = endOf(service, practitionerId, startsAt, given.minutes)
  const roomId = given.roomId ?? (await freeRoom(tx, ctx, service, { startsAt, endsAt }, given.holdId))
  if (service.needsRoom && given.roomId && !service.rooms?.some((room) => room.id === given.roomId))
    fail("invalid_input", { fields: { roomId: "This service is not done in that room." } })
  const place = {
    service,
    practitionerId,
    roomId,
    patientId: given.patientId,
    startsAt,
    endsAt,
    but: given.holdId && isId(given.holdId) ? [given.holdId] : [],
  }
  const conflicts = await conflictsOf(tx, ctx, place)
  if (service.needsRoom && !roomId)
    conflicts.unshift({ conflict: "room_busy", canBeWaved: false, with: null })
  if (conflicts.some((one) => !one.canBeWaved || !given.anyway))
    return { id: null, conflicts, facts: [], events: [] }
  if (given.holdId && isId(given.holdId))
    await tx.slotHold.updateMany({ where: { id: given.holdId, status: "held" }, data: { status: "used" } })
  const id = newId()
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
  const { patientId, note } = given
  return {
    id,
    conflicts: null,
    facts: [fact("appointment.booked", id, { patientId, after, ...(note && { personal: { note } }) })],
    events: [{ name: "appointment.booked", data: { clinicId: ctx.clinicId, appointmentId: id } }],
  }
}

const isAsking = (ctx: Ctx): boolean =>
  ctx.roles.length > 0 &&
  ctx.roles.every((role) => role === "caregiver") &&
  grantOf(ctx, "appointments.write")?.scope === "own"

async function standing(tx: Tx, id: string): Promise<{ practitionerId: string }> {
  const found = isId(id)
    ? await tx.practitioner.findUnique({ where: { id }, select: { id: true, retiredAt: true } })
    : null
  if (!found) return fail("not_found")
  if (found.retiredAt) return fail("wrong_state", { sentence: "Nobody is booked with them any more." })
  return { practitionerId: found.id }
}

async function leadOf(tx: Tx, leadId: string | undefined, patientId: string): Promise<string | undefined> {
  if (!leadId) return undefined
  const lead = isId(leadId)
    ? await tx.lead.findFirst({ where: { id: leadId, patientId }, select: { id: true } })
    : null
  return lead?.id ?? fail("not_found")
}

type Times = { startsAt: Date; endsAt: Date }

/** The first room of the service that nobody has then; null where there is none, or none is needed. */
async function freeRoom(
  tx: Tx,
  ctx: Ctx,
  service: Awaited<ReturnType<typeof findService>>,
  times: Times,
  holdId: string | undefined,
): Promise<string | null> {
  if (!service.rooms) return null
  const { busyFrom, busyUntil } = busyOf({ service, ...times })
  const taken = await tx.$queryRaw<{ roomId: string }[]>`
    select "roomId" from "Occupancy"
    where "clinicId" = ${ctx.clinicId}::uuid and "roomId" is not null and "busyFrom" < ${busyUntil}::timestamptz
      and "busyFrom" > ${busyFrom}::timestamptz - interval '1 day' and "busyUntil" > ${busyFrom}::timestamptz
      and ("expiresAt" is null or "expiresAt" > ${ctx.now}::timestamptz) and id::text <> ${holdId ?? ""}
    union all
    select "roomId" from "HoursException"
    where "clinicId" = ${ctx.clinicId}::uuid and "roomId" is not null and "startsAt" < ${times.endsAt}::timestamptz
      and "endsAt" > ${times.startsAt}::timestamptz`
  const gone = new Set(taken.map((one) => one.roomId))
  return service.rooms.find((room) => !gone.has(room.id))?.id ?? null
}

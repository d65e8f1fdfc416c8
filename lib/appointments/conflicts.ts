import { deskFacts, type ServiceFound } from "@/lib/appointments/desks"
import { daysAround, isInHours } from "@/lib/appointments/free-slots"
import type { Conflict, ConflictFound } from "@/lib/appointments/schema"
import { overlaps, type Span } from "@/lib/appointments/spans"
import { STANDING } from "@/lib/appointments/words"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { addMs, MINUTE_MS, toDate } from "@/lib/time"

export type Place = {
  service: ServiceFound
  practitionerId: string
  roomId: string | null
  /** Nobody yet: a slot kept while it is asked whose it will be. */
  patientId: string | null
  startsAt: Date
  endsAt: Date
  /** Appointments and holds whose time does not count: itself, and what it takes the place of. */
  but?: readonly string[]
}

/** What is kept free around it. */
export const busyOf = ({ service, startsAt, endsAt }: Pick<Place, "service" | "startsAt" | "endsAt">) => ({
  busyFrom: addMs(startsAt, -service.bufferBeforeMinutes * MINUTE_MS),
  busyUntil: addMs(endsAt, service.bufferAfterMinutes * MINUTE_MS),
})

type Met = { id: string; startsAt: Date; endsAt: Date; kind: "practitioner" | "room" | "patient" }

/**
 * What stands in the way, the hardest first. Read under the clinic's slot lock it stays true until the commit. Times
 * that are taken cannot be waved through; hours, absences and the patient's other appointments can, by who saw them.
 */
export async function conflictsOf(tx: Tx, ctx: Ctx, place: Place): Promise<ConflictFound[]> {
  const { service, practitionerId, roomId, patientId, startsAt, endsAt, but = [] } = place
  const { busyFrom, busyUntil } = busyOf(place)
  const met = await tx.$queryRaw<Met[]>`
    select id, "busyFrom" as "startsAt", "busyUntil" as "endsAt",
      case when "practitionerId" = ${practitionerId}::uuid then 'practitioner' else 'room' end as kind
    from "Occupancy"
    where "clinicId" = ${ctx.clinicId}::uuid and "busyFrom" < ${busyUntil}::timestamptz
      and "busyFrom" > ${busyFrom}::timestamptz - interval '1 day' and "busyUntil" > ${busyFrom}::timestamptz
      and ("expiresAt" is null or "expiresAt" > ${ctx.now}::timestamptz)
      and ("practitionerId" = ${practitionerId}::uuid or "roomId" = ${roomId}::uuid)
      and not (id = any(${[...but]}::uuid[]))
    union all
    select id, "startsAt", "endsAt", 'patient' from "Appointment"
    where "clinicId" = ${ctx.clinicId}::uuid and "patientId" = ${patientId}::uuid
      and status = any(${[...STANDING]}::text[])
      and "startsAt" < ${endsAt}::timestamptz and "startsAt" > ${startsAt}::timestamptz - interval '1 day'
      and "endsAt" > ${startsAt}::timestamptz and not (id = any(${[...but]}::uuid[]))
    order by 2 limit 20`
  const span: Span = [startsAt.getTime(), endsAt.getTime()]
  const days = daysAround(span, ctx.clinic.timeZone)
  const facts = await deskFacts(tx, ctx, {
    practitionerIds: [practitionerId],
    roomIds: roomId ? [roomId] : [],
    day: days[0]!,
    days: days.length,
  })
  const first = (kind: Met["kind"]) => met.find((one) => one.kind === kind)
  const found: ConflictFound[] = []
  const add = (conflict: Conflict, canBeWaved: boolean, other?: Met) =>
    found.push({
      conflict,
      canBeWaved,
      with: other
        ? { id: other.id, startsAt: other.startsAt.toISOString(), endsAt: other.endsAt.toISOString() }
        : null,
    })
  if (first("practitioner")) add("practitioner_busy", false, first("practitioner"))
  // Without a room where one is needed: all that would do are taken.
  if (first("room") || (service.needsRoom && !roomId)) add("room_busy", false, first("room"))
  if (startsAt < ctx.now) add("in_the_past", true)
  if (!service.by.has(practitionerId)) add("not_their_service", true)
  const hours = { hours: facts.hoursOf(practitionerId), extra: facts.extraOf(practitionerId), closed: [] }
  if (overlaps(sorted(facts.closed), span)) add("closed", true)
  else if (overlaps(sorted(facts.awayOf(practitionerId)), span)) add("away", true)
  else if (!isInHours(hours, span, ctx.clinic.timeZone)) add("outside_hours", true)
  if (roomId && overlaps(sorted(facts.roomClosed(roomId)), span)) add("room_closed", true)
  if (first("patient")) add("patient_busy", true, first("patient"))
  return found
}

const sorted = (spans: readonly Span[]): Span[] => [...spans].sort((one, other) => one[0] - other[0])

/** When it ends: the service's length with this practitioner, unless a person said another. */
export const endOf = (
  service: ServiceFound,
  practitionerId: string,
  startsAt: Date,
  minutes?: number,
): Date => addMs(startsAt, (minutes ?? service.by.get(practitionerId) ?? service.minutes) * MINUTE_MS)

/** Instants come as text with a zone; seconds are nobody's. */
export const toMinute = (text: string): Date =>
  toDate(Math.floor(toDate(text).getTime() / MINUTE_MS) * MINUTE_MS)

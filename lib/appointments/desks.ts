import { dayBounds } from "@/lib/appointments/free-slots"
import { daysFrom, type Span, type UsualHours } from "@/lib/appointments/spans"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { isId } from "@/lib/ids"
import { toDate } from "@/lib/time"

export type ServiceFound = {
  id: string
  name: string
  minutes: number
  bufferBeforeMinutes: number
  bufferAfterMinutes: number
  stepMinutes: number
  needsRoom: boolean
  /** Nothing new is booked of it. */
  isRetired: boolean
  /** Minutes by who does it. */
  by: Map<string, number>
  /** Rooms it may be done in; null: no room is needed. */
  rooms: { id: string; name: string }[] | null
}

/** One that is offered still, or `not_found`; `wrong_state` where it was retired, unless it is for what was booked before. */
export async function findService(tx: Tx, id: string, { evenRetired = false } = {}): Promise<ServiceFound> {
  const service = isId(id)
    ? await tx.service.findUnique({
        where: { id },
        include: {
          practitioners: { where: { practitioner: { retiredAt: null } } },
          rooms: { select: { roomId: true } },
        },
      })
    : null
  if (!service) return fail("not_found")
  if (service.retiredAt && !evenRetired)
    return fail("wrong_state", { sentence: "This service is not offered any more." })
  const named = service.rooms.map((one) => one.roomId)
  const rooms = service.needsRoom
    ? await tx.room.findMany({
        where: { retiredAt: null, ...(named.length > 0 && { id: { in: named } }) },
        orderBy: [{ position: "asc" }, { id: "asc" }],
        select: { id: true, name: true },
      })
    : null
  const { practitioners, ...rest } = service
  return {
    ...rest,
    isRetired: service.retiredAt !== null,
    by: new Map(practitioners.map((one) => [one.practitionerId, one.minutes ?? service.minutes])),
    rooms,
  }
}

/** Whom one is booked with still, or `not_found`; `wrong_state` for somebody who left. */
export async function findPractitioner(tx: Tx, id: string): Promise<{ practitionerId: string }> {
  const found = isId(id)
    ? await tx.practitioner.findUnique({ where: { id }, select: { id: true, retiredAt: true } })
    : null
  if (!found) return fail("not_found")
  if (found.retiredAt) return fail("wrong_state", { sentence: "Nobody is booked with them any more." })
  return { practitionerId: found.id }
}

/** Hours and absences of these practitioners and rooms on these days, in two statements. */
export async function deskFacts(
  tx: Tx,
  ctx: Ctx,
  wanted: {
    practitionerIds: readonly string[]
    roomIds: readonly string[]
    day: string
    days: number
  },
) {
  const { practitionerIds, roomIds, day, days } = wanted
  const bounds = dayBounds(daysFrom(day, days), ctx.clinic.timeZone)
  const from = toDate(bounds[0]![0])
  const until = toDate(bounds.at(-1)![1])
  const hours = await tx.workingHours.findMany({ where: { practitionerId: { in: [...practitionerIds] } } })
  const exceptions = await tx.hoursException.findMany({
    where: {
      startsAt: { lt: until },
      endsAt: { gt: from },
      OR: [
        { practitionerId: { in: [...practitionerIds] } },
        { roomId: { in: [...roomIds] } },
        { practitionerId: null, roomId: null },
      ],
    },
    take: 5_000,
  })
  const spanOf = (one: { startsAt: Date; endsAt: Date }): Span => [
    one.startsAt.getTime(),
    one.endsAt.getTime(),
  ]
  const everywhere = exceptions.filter((one) => !one.practitionerId && !one.roomId).map(spanOf)
  return {
    hoursOf: (id: string): UsualHours[] =>
      hours.filter((one) => one.practitionerId === id).map((one) => ({ ...one, ...validityOf(one) })),
    extraOf: (id: string): Span[] =>
      exceptions.filter((one) => one.practitionerId === id && one.kind === "open").map(spanOf),
    awayOf: (id: string): Span[] =>
      exceptions.filter((one) => one.practitionerId === id && one.kind === "closed").map(spanOf),
    closed: everywhere,
    roomClosed: (id: string): Span[] =>
      exceptions.filter((one) => one.roomId === id && one.kind === "closed").map(spanOf),
  }
}

const dayText = (day: Date | null): string | null => day?.toISOString().slice(0, 10) ?? null
/** As the calendar's days write them. */
export const validityOf = (one: { validFrom: Date | null; validUntil: Date | null }) => ({
  validFrom: dayText(one.validFrom),
  validUntil: dayText(one.validUntil),
})

import { type Place, toMinute } from "@/lib/appointments/conflicts"
import { findPractitioner, findService, type ServiceFound } from "@/lib/appointments/desks"
import type { StoredAppointment } from "@/lib/appointments/reach"
import { roomFor } from "@/lib/appointments/rooms"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { MINUTE_MS, toDate } from "@/lib/time"

type Target = {
  startsAt: string
  endsAt?: string | undefined
  practitionerId?: string | undefined
  roomId?: string | undefined
}

export type NewPlace = Place & { service: ServiceFound }

const LEAST = 5
const MOST = 720

/** Where it would stand: as long as it is unless said otherwise, in the room it has while that is free. */
export async function placeOf(tx: Tx, ctx: Ctx, row: StoredAppointment, target: Target): Promise<NewPlace> {
  const service = await findService(tx, row.serviceId, { evenRetired: true })
  const practitionerId =
    target.practitionerId && target.practitionerId !== row.practitionerId
      ? (await findPractitioner(tx, target.practitionerId)).practitionerId
      : row.practitionerId
  const startsAt = toMinute(target.startsAt)
  const endsAt = target.endsAt
    ? toMinute(target.endsAt)
    : toDate(startsAt.getTime() + row.endsAt.getTime() - row.startsAt.getTime())
  const minutes = (endsAt.getTime() - startsAt.getTime()) / MINUTE_MS
  if (minutes < LEAST || minutes > MOST)
    fail("invalid_input", { fields: { endsAt: "Between 5 minutes and 12 hours." } })
  const but = [row.id]
  const wanted = { startsAt, endsAt, roomId: target.roomId, rather: row.roomId, but }
  const roomId = await roomFor(tx, ctx, service, wanted)
  return { service, practitionerId, roomId, patientId: row.patientId, startsAt, endsAt, but }
}

/** Whether it stands there already. */
export const standsAt = (row: StoredAppointment, place: Place): boolean =>
  row.startsAt.getTime() === place.startsAt.getTime() &&
  row.endsAt.getTime() === place.endsAt.getTime() &&
  row.practitionerId === place.practitionerId &&
  row.roomId === place.roomId

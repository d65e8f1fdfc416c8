import { busyOf } from "@/lib/appointments/conflicts"
import type { ServiceFound } from "@/lib/appointments/desks"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { isId } from "@/lib/ids"

type Wanted = {
  startsAt: Date
  endsAt: Date
  /** The one a person chose; what stands in its way is said, and no other is taken for it. */
  roomId?: string | undefined
  /** Taken before others where it is free: the one it stands in. */
  rather?: string | null
  /** Appointments and holds whose time does not count. */
  but?: readonly string[]
}

/** Where it is done: the room chosen, or the first of the service that nobody has then; null where there is none. */
export async function roomFor(
  tx: Tx,
  ctx: Ctx,
  service: ServiceFound,
  { roomId, rather = null, ...when }: Wanted,
): Promise<string | null> {
  if (roomId && roomId !== rather) return chosen(tx, service, roomId)
  if (roomId) return roomId
  if (!service.rooms) return null
  const taken = await takenRooms(tx, ctx, service, when)
  const free = service.rooms.filter((room) => !taken.has(room.id))
  return (free.find((room) => room.id === rather) ?? free[0])?.id ?? null
}

async function chosen(tx: Tx, { rooms }: ServiceFound, roomId: string): Promise<string> {
  if (rooms?.some((room) => room.id === roomId)) return roomId
  if (rooms) return fail("invalid_input", { fields: { roomId: "This service is not done in that room." } })
  const room = isId(roomId)
    ? await tx.room.findFirst({ where: { id: roomId, retiredAt: null }, select: { id: true } })
    : null
  return room?.id ?? fail("not_found")
}

async function takenRooms(
  tx: Tx,
  ctx: Ctx,
  service: ServiceFound,
  { startsAt, endsAt, but = [] }: Omit<Wanted, "roomId" | "rather">,
): Promise<Set<string>> {
  const { busyFrom, busyUntil } = busyOf({ service, startsAt, endsAt })
  const taken = await tx.$queryRaw<{ roomId: string }[]>`
    select "roomId" from "Occupancy"
    where "clinicId" = ${ctx.clinicId}::uuid and "roomId" is not null and "busyFrom" < ${busyUntil}::timestamptz
      and "busyFrom" > ${busyFrom}::timestamptz - interval '1 day' and "busyUntil" > ${busyFrom}::timestamptz
      and ("expiresAt" is null or "expiresAt" > ${ctx.now}::timestamptz)
      and not (id = any(${[...but]}::uuid[]))
    union all
    select "roomId" from "HoursException"
    where "clinicId" = ${ctx.clinicId}::uuid and "roomId" is not null and kind = 'closed'
      and "startsAt" < ${endsAt}::timestamptz and "endsAt" > ${startsAt}::timestamptz`
  return new Set(taken.map((one) => one.roomId))
}

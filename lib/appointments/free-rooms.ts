import type { ServiceFound } from "@/lib/appointments/desks"
import type { Start } from "@/lib/appointments/free-slots"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { MINUTE_MS, toDate } from "@/lib/time"

type Rooms = { service: ServiceFound; roomIds: readonly string[] | null; but: readonly string[] }

export type Free = Start & { roomId: string | null }

/**
 * Those of `starts` for which a room is free all the time, with that room: the one they have then before another. No two
 * in a room overlap, so the last that begins before a time ends is the only one that can reach into it.
 */
export async function withRooms(
  tx: Tx,
  ctx: Ctx,
  starts: readonly Start[],
  { service, roomIds, but }: Rooms,
): Promise<Free[]> {
  if (!roomIds) return starts.map((one) => ({ ...one, roomId: null }))
  if (roomIds.length === 0 || starts.length === 0) return []
  const known = new Set(roomIds)
  const before = service.bufferBeforeMinutes * MINUTE_MS
  const after = service.bufferAfterMinutes * MINUTE_MS
  const keyOf = ({ from, until, rather }: Start) => `${from} ${until} ${rather}`
  const looked = [...new Map(starts.map((one) => [keyOf(one), one])).values()]
  const found = await tx.$queryRaw<{ n: number; roomId: string | null }[]>`
    with closed as materialized (
      select "roomId", "startsAt", "endsAt" from "HoursException"
      where "clinicId" = ${ctx.clinicId}::uuid and "roomId" is not null and kind = 'closed'
        and "startsAt" < ${toDate(Math.max(...looked.map((one) => one.until)) + after)}::timestamptz
        and "endsAt" > ${toDate(Math.min(...looked.map((one) => one.from)) - before)}::timestamptz
    )
    select wanted.n::int, (
      select room.id from unnest(array_prepend(wanted.rather, ${[...roomIds]}::uuid[])) room (id)
      where room.id is not null and coalesce((
        select taken."busyUntil" <= wanted.since from "Occupancy" taken
        where taken."clinicId" = ${ctx.clinicId}::uuid and taken."roomId" = room.id
          and taken."busyFrom" < wanted.until
          and (taken."expiresAt" is null or taken."expiresAt" > ${ctx.now}::timestamptz)
          and not (taken.id = any(${[...but]}::uuid[]))
        order by taken."busyFrom" desc limit 1
      ), true) and not exists (
        select from closed
        where closed."roomId" = room.id and closed."startsAt" < wanted.until and closed."endsAt" > wanted.since
      ) limit 1
    ) as "roomId"
    from unnest(${looked.map((one) => toDate(one.from - before))}::timestamptz[],
      ${looked.map((one) => toDate(one.until + after))}::timestamptz[],
      ${looked.map(({ rather }) => (rather && known.has(rather) ? rather : null))}::uuid[])
      with ordinality wanted (since, until, rather, n)`
  const rooms = new Map(found.map(({ n, roomId }) => [keyOf(looked[n - 1]!), roomId]))
  return starts.flatMap((one) => {
    const roomId = rooms.get(keyOf(one))
    return roomId ? [{ ...one, roomId }] : []
  })
}

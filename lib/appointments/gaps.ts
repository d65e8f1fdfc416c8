import type { Span } from "@/lib/appointments/spans"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { toDate } from "@/lib/time"

type Wanted = {
  practitionerIds: readonly string[]
  /** Where to look; in order and apart. */
  windows: readonly Span[]
  /** Shorter ones are of no use. */
  leastMs: number
  /** Appointments and holds whose time does not count. */
  but: readonly string[]
}

/**
 * When nobody has them, by practitioner. Found by the database from one appointment to the next: no two of a person
 * overlap, and a full calendar has few that are long enough. A hold that has run out keeps nobody out.
 */
export async function gapsOf(
  tx: Tx,
  ctx: Ctx,
  { practitionerIds, windows, leastMs, but }: Wanted,
): Promise<Map<string, Span[]>> {
  const rows = await tx.$queryRaw<{ id: string; gaps: string }[]>`
    select desk.id, string_agg((extract(epoch from gap.begins) * 1000)::bigint || ' ' ||
      (extract(epoch from gap.ends) * 1000)::bigint, ',') as gaps
    from unnest(${[...practitionerIds]}::uuid[]) desk (id)
    cross join unnest(${windows.map(([from]) => toDate(from))}::timestamptz[],
      ${windows.map(([, until]) => toDate(until))}::timestamptz[]) looked (since, until)
    cross join lateral (
      select looked.since as begins, coalesce((
        select taken."busyFrom" from "Occupancy" taken
        where taken."clinicId" = ${ctx.clinicId}::uuid and taken."practitionerId" = desk.id
          and taken."busyFrom" > looked.since - interval '1 day' and taken."busyFrom" < looked.until
          and (taken."expiresAt" is null or taken."expiresAt" > ${ctx.now}::timestamptz)
          and not (taken.id = any(${[...but]}::uuid[]))
        order by taken."busyFrom" limit 1
      ), looked.until) as ends
      union all
      select greatest(taken."busyUntil", looked.since),
        lead(taken."busyFrom", 1, looked.until) over (order by taken."busyFrom")
      from "Occupancy" taken
      where taken."clinicId" = ${ctx.clinicId}::uuid and taken."practitionerId" = desk.id
        and taken."busyFrom" > looked.since - interval '1 day' and taken."busyFrom" < looked.until
        and (taken."expiresAt" is null or taken."expiresAt" > ${ctx.now}::timestamptz)
        and not (taken.id = any(${[...but]}::uuid[]))
    ) gap
    where gap.ends - gap.begins >= ${leastMs} * interval '1 millisecond'
    group by desk.id`
  return new Map(rows.map(({ id, gaps }) => [id, gaps.split(",").map(spanOf).sort(byBegin)]))
}

function spanOf(text: string): Span {
  const at = text.indexOf(" ")
  return [Number(text.slice(0, at)), Number(text.slice(at + 1))]
}

const byBegin = (one: Span, other: Span): number => one[0] - other[0]

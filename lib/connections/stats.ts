import type { StoredConnection } from "@/lib/connections/store"
import { FORMER_WATCHED_DAYS } from "@/lib/connections/words"
import type { Tx } from "@/lib/db"
import { Prisma } from "@/lib/generated/prisma/client"
import { addMs, DAY_MS } from "@/lib/time"

type Level = "clinic" | "platform"

export type Stats = {
  provider: string
  seenAt: Date | null
  newestUsedAt: Date | null
  formerUsedAt: Date | null
  refusedReason: string | null
  refusedAt: Date | null
  accepted: number
  duplicate: number
  refused: number
  held: number
}

// A clinic's transaction sees its own rows only; the platform's sees all, and must say which it means.
const owned = (level: Level) => (level === "clinic" ? Prisma.sql`true` : Prisma.sql`"clinicId" is null`)
const table = (level: Level) => Prisma.raw(level === "clinic" ? `"Connection"` : `"PlatformConnection"`)

/** How far back the last call is looked for. */
const SEEN_DAYS = 30

/**
 * When the secret that is second now was last the one that matched: what "#1" opened before the last rotation is "#2"
 * since. Each is the first row of a short walk down the index by time.
 */
const former = (level: Level, since: Date) => Prisma.sql`
  select "receivedAt" from "WebhookDelivery"
  where ${owned(level)} and provider = c.provider and "receivedAt" >= ${since} and outcome <> 'refused'
    and ("verifiedBy" = c.scheme || '#2' or ("verifiedBy" = c.scheme || '#1' and "receivedAt" < c."rotatedAt"))
  order by "receivedAt" desc limit 1`

const newest = (level: Level, since: Date) => Prisma.sql`
  select "receivedAt" from "WebhookDelivery"
  where ${owned(level)} and provider = c.provider and "receivedAt" >= ${since} and outcome <> 'refused'
    and "verifiedBy" = c.scheme || '#1' and (c."rotatedAt" is null or "receivedAt" >= c."rotatedAt")
  order by "receivedAt" desc limit 1`

/** One statement for all connections of a level. The day begins at midnight in `zone`. */
export function readStats(tx: Tx, level: Level, at: Date, zone: string): Promise<Stats[]> {
  const week = addMs(at, -FORMER_WATCHED_DAYS * DAY_MS)
  const far = addMs(at, -SEEN_DAYS * DAY_MS)
  return tx.$queryRaw<Stats[]>`
    with today as materialized (
      select provider, sum(accepted)::int as accepted, sum(duplicate)::int as duplicate, sum(refused)::int as refused
      from "WebhookDelivery"
      where ${owned(level)} and "receivedAt" >= date_trunc('day', ${at}::timestamptz, ${zone})
      group by provider
    )
    select c.provider, seen."receivedAt" as "seenAt", (${newest(level, week)}) as "newestUsedAt",
      case when c."rotatedAt" is not null then (${former(level, week)}) end as "formerUsedAt",
      turned.reason as "refusedReason", turned."receivedAt" as "refusedAt",
      coalesce(today.accepted, 0) as accepted, coalesce(today.duplicate, 0) as duplicate,
      coalesce(today.refused, 0) as refused,
      case when c."pausedAt" is null then 0 else (
        select count(*)::int from "WebhookEvent"
        where ${owned(level)} and provider = c.provider and fate = 'pending' and "receivedAt" >= c."pausedAt"
      ) end as held
    from ${table(level)} c
    left join today using (provider)
    left join lateral (
      select "receivedAt" from "WebhookDelivery"
      where ${owned(level)} and provider = c.provider and "receivedAt" >= ${far} and outcome <> 'refused'
      order by "receivedAt" desc limit 1
    ) seen on true
    left join lateral (
      select reason, "receivedAt" from "WebhookDelivery"
      where ${owned(level)} and provider = c.provider and "receivedAt" >= ${far} and outcome = 'refused'
      order by "receivedAt" desc limit 1
    ) turned on true`
}

/** Null when the former secret opened nothing in the last week. */
export async function formerUsedAt(
  tx: Tx,
  level: Level,
  row: StoredConnection,
  at: Date,
): Promise<Date | null> {
  const [found] = await tx.$queryRaw<{ receivedAt: Date }[]>`
    select used."receivedAt" from ${table(level)} c
    join lateral (${former(level, addMs(at, -FORMER_WATCHED_DAYS * DAY_MS))}) used on true
    where c.id = ${row.id}::uuid`
  return found?.receivedAt ?? null
}

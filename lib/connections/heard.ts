import type { Span } from "@/lib/clinics/opening-hours"
import type { Tx } from "@/lib/db"
import { Prisma } from "@/lib/generated/prisma/client"
import { SAMPLE_KIND } from "@/lib/inbox/sample"

export type HeardConnection = {
  id: string
  provider: string
  createdAt: Date
  silentSince: Date | null
  /** Minutes of the spans in which it was heard, and in how many of the spans. */
  minutes: number
  days: number
  /** Half of the time between two of these minutes lies in gaps this long or shorter; null for fewer than two. */
  usualGapMs: number | null
  lastAt: Date | null
}

/**
 * How each connection of a level was heard in these spans, and when last; one statement. What comes within a minute
 * counts once, and gaps are weighed by their length: neither one bulk send nor a night makes the usual. Our own tests say
 * nothing of the provider: they are left out of the last.
 */
export function readHeard(
  tx: Tx,
  level: "clinic" | "platform",
  spans: readonly Span[],
  since: Date,
): Promise<HeardConnection[]> {
  const owned = level === "clinic" ? Prisma.sql`true` : Prisma.sql`"clinicId" is null`
  const table = Prisma.raw(level === "clinic" ? `"Connection"` : `"PlatformConnection"`)
  return tx.$queryRaw<HeardConnection[]>`
    with span as materialized (
      select opens, closes, extract(epoch from sum(closes - opens) over (order by opens) - (closes - opens)) as before
      from unnest(${spans.map((one) => one.start)}::timestamptz[], ${spans.map((one) => one.end)}::timestamptz[])
        as given (opens, closes)
    ), minute as materialized (
      select distinct delivery.provider, span.opens,
        span.before + 60 * floor(extract(epoch from delivery."receivedAt" - span.opens) / 60) as at
      from span join "WebhookDelivery" delivery on ${owned}
        and delivery."receivedAt" >= span.opens and delivery."receivedAt" < span.closes
        and delivery.outcome <> 'refused'
    ), gap as (
      select provider, at - lag(at) over (partition by provider order by at) as seconds from minute
    ), weighed as (
      select provider, seconds, sum(seconds) over (partition by provider order by seconds) as upto,
        sum(seconds) over (partition by provider) as total
      from gap where seconds is not null
    ), usual as (
      select provider, min(seconds)::float8 * 1000 as ms from weighed where upto * 2 >= total group by provider
    ), counted as (
      select provider, count(*)::int as minutes, count(distinct opens)::int as days from minute group by provider
    )
    select c.id, c.provider, c."createdAt", c."silentSince", coalesce(counted.minutes, 0) as minutes,
      coalesce(counted.days, 0) as days, usual.ms as "usualGapMs", (
        select "receivedAt" from "WebhookDelivery" delivery
        where ${owned} and provider = c.provider and outcome <> 'refused' and "receivedAt" >= ${since}
          and not exists (
            select from "WebhookEvent" event where event."deliveryId" = delivery.id and event.kind = ${SAMPLE_KIND}
          )
        order by "receivedAt" desc limit 1
      ) as "lastAt"
    from ${table} c left join counted using (provider) left join usual using (provider)
    where c.active`
}

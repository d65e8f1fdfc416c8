import type { Span } from "@/lib/clinics/opening-hours"
import type { Tx } from "@/lib/db"
import { Prisma } from "@/lib/generated/prisma/client"
import { SAMPLE_KIND } from "@/lib/inbox/sample"

export type HeardConnection = {
  id: string
  provider: string
  createdAt: Date
  silentSince: Date | null
  /** Requests within the spans. */
  count: number
  lastAt: Date | null
}

/**
 * How often each connection of a level was heard in these spans, and when last; one statement. Our own tests say
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
    with counted as materialized (
      select delivery.provider, count(*)::int as count
      from unnest(${spans.map((one) => one.start)}::timestamptz[], ${spans.map((one) => one.end)}::timestamptz[])
        as span (opens, closes)
      join "WebhookDelivery" delivery on ${owned}
        and delivery."receivedAt" >= span.opens and delivery."receivedAt" < span.closes
        and delivery.outcome <> 'refused'
      group by delivery.provider
    )
    select c.id, c.provider, c."createdAt", c."silentSince", coalesce(counted.count, 0) as count, (
      select "receivedAt" from "WebhookDelivery" delivery
      where ${owned} and provider = c.provider and outcome <> 'refused' and "receivedAt" >= ${since}
        and not exists (
          select from "WebhookEvent" event where event."deliveryId" = delivery.id and event.kind = ${SAMPLE_KIND}
        )
      order by "receivedAt" desc limit 1
    ) as "lastAt"
    from ${table} c left join counted using (provider)
    where c.active`
}

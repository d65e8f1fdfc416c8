import type { Tx } from "@/lib/db"
import type { Prisma } from "@/lib/generated/prisma/client"
import { ReadLedgerInput } from "@/lib/inbox/ledger-schema"
import { sideOf } from "@/lib/inbox/side"
import {
  FATES,
  type Fate,
  type Ledger,
  type LedgerCounts,
  type LedgerRange,
  type LedgerRow,
  type LedgerTotal,
} from "@/lib/inbox/words"
import { query } from "@/lib/operation"

type Window = { unit: "hour" | "day"; steps: number }

const WINDOWS: Record<LedgerRange, Window> = {
  "24h": { unit: "hour", steps: 24 },
  "7d": { unit: "hour", steps: 168 },
  "30d": { unit: "day", steps: 30 },
}

type Counted = Record<Fate, number> & {
  /** Null in a step in which nobody called. */
  provider: string | null
  windowFrom: Date
  at: Date
  until: Date
  accepted: number
  duplicate: number
  refused: number
  events: number
  lastAt: Date | null
}

/** Per provider and hour (or day, over a month), in the clinic's zone: what came, and what became of it. */
export const readLedger = query({
  name: "webhooks.ledger",
  may: "webhooks.read",
  input: ReadLedgerInput,
  async run({ ctx, tx, input }): Promise<Ledger> {
    const window = WINDOWS[input.range]
    const { from, owned } = sideOf(ctx, tx, input.side)
    const counted = await count(from, owned, ctx.now, window, ctx.clinic.timeZone)
    const rows = counted.flatMap((one) => (one.provider === null ? [] : [toRow(one, one.provider)]))
    return {
      unit: window.unit,
      from: counted[0]!.windowFrom.toISOString(),
      rows,
      totals: totalsByProvider(rows),
      total: sum(rows),
    }
  },
})

/**
 * One statement, so that both sides are counted on one snapshot. Each hour is two short reads of an index that holds
 * all that is counted; grouping a month's rows by a truncated time took six times as long.
 */
function count(
  tx: Tx,
  owned: Prisma.Sql,
  at: Date,
  { unit, steps }: Window,
  zone: string,
): Promise<Counted[]> {
  return tx.$queryRaw<Counted[]>`
    with opened as (
      select date_trunc(${unit}, ${at}::timestamptz, ${zone}) as now
    ), step as (
      select n, case when ${unit} = 'hour' then now - n * interval '1 hour'
        else (now at time zone ${zone} - n * interval '1 day') at time zone ${zone} end as at
      from opened, generate_series(0, ${steps - 1}::int) n
    ), bucket as (
      -- The newest has no end: a clock that lags loses nothing.
      select at, coalesce(lead(at) over (order by at), 'infinity') as until,
        case when ${unit} = 'hour' then at + interval '1 hour'
          else (at at time zone ${zone} + interval '1 day') at time zone ${zone} end as closes
      from step
    )
    select bucket.at, bucket.closes as until, (select min(at) from bucket) as "windowFrom", counted.*
    from bucket left join lateral (
      select provider, last as "lastAt", coalesce(accepted, 0) as accepted, coalesce(duplicate, 0) as duplicate,
        coalesce(refused, 0) as refused, coalesce(events, 0) as events, coalesce(processed, 0) as processed,
        coalesce(ignored, 0) as ignored, coalesce(quarantined, 0) as quarantined, coalesce(pending, 0) as pending,
        coalesce(dead, 0) as dead
      from (
        select provider, sum(accepted)::int as accepted, sum(duplicate)::int as duplicate,
          sum(refused)::int as refused, max("receivedAt") as last
        from "WebhookDelivery" where ${owned} and "receivedAt" >= bucket.at and "receivedAt" < bucket.until
        group by provider
      ) as delivered
      full join (
        select provider, count(*)::int as events,
          (count(*) filter (where fate = 'processed'))::int as processed,
          (count(*) filter (where fate = 'ignored'))::int as ignored,
          (count(*) filter (where fate = 'quarantined'))::int as quarantined,
          (count(*) filter (where fate = 'pending'))::int as pending,
          (count(*) filter (where fate = 'dead'))::int as dead
        from "WebhookEvent" where ${owned} and "receivedAt" >= bucket.at and "receivedAt" < bucket.until
        group by provider
      ) as kept using (provider)
    ) as counted on true
    order by bucket.at desc, provider`
}

function toRow(one: Counted, provider: string): LedgerRow {
  const fates = Object.fromEntries(FATES.map((fate) => [fate, one[fate]])) as Record<Fate, number>
  const decided = FATES.reduce((total, fate) => total + one[fate], 0)
  return {
    provider,
    from: one.at.toISOString(),
    to: one.until.toISOString(),
    received: one.accepted + one.duplicate + one.refused,
    accepted: one.accepted,
    duplicate: one.duplicate,
    refused: one.refused,
    fates,
    addsUp: one.accepted === one.events && one.events === decided,
    lastAt: one.lastAt?.toISOString() ?? null,
  }
}

/** An hour that does not add up is not made good by another that errs the other way. */
export function sum(rows: readonly LedgerCounts[]): LedgerCounts {
  const total = (of: (row: LedgerCounts) => number) => rows.reduce((before, row) => before + of(row), 0)
  return {
    received: total((row) => row.received),
    accepted: total((row) => row.accepted),
    duplicate: total((row) => row.duplicate),
    refused: total((row) => row.refused),
    fates: Object.fromEntries(FATES.map((fate) => [fate, total((row) => row.fates[fate])])) as Record<
      Fate,
      number
    >,
    addsUp: rows.every((row) => row.addsUp),
  }
}

function totalsByProvider(rows: readonly LedgerRow[]): LedgerTotal[] {
  const providers = [...new Set(rows.map((row) => row.provider))].sort()
  return providers.map((provider) => {
    const own = rows.filter((row) => row.provider === provider)
    // Rows are newest first, so the first one that had a delivery holds the last.
    return { ...sum(own), provider, lastAt: own.find((row) => row.lastAt)?.lastAt ?? null }
  })
}

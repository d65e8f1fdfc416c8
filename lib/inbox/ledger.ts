import type { Tx } from "@/lib/db"
import { ReadLedgerInput } from "@/lib/inbox/ledger-schema"
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

const WINDOWS: Record<LedgerRange, { unit: "hour" | "day"; back: string }> = {
  "24h": { unit: "hour", back: "23 hours" },
  "7d": { unit: "hour", back: "167 hours" },
  "30d": { unit: "day", back: "29 days" },
}

type Counted = Record<Fate, number> & {
  provider: string
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
    const { unit, back } = WINDOWS[input.range]
    const zone = ctx.clinic.timeZone
    const from = await windowStart(tx, ctx.now, unit, back, zone)
    const counted = await count(tx, from, unit, zone)
    const rows = counted.map(toRow)
    return {
      unit,
      from: from.toISOString(),
      rows,
      totals: totalsByProvider(rows),
      total: sum(rows),
    }
  },
})

async function windowStart(tx: Tx, at: Date, unit: string, back: string, zone: string): Promise<Date> {
  const [row] = await tx.$queryRaw<{ from: Date }[]>`
    select (date_trunc(${unit}, ${at}::timestamptz at time zone ${zone}) - ${back}::interval)
      at time zone ${zone} as "from"`
  return row!.from
}

/** One statement, so that both sides are counted on one snapshot; two index range scans, the window is the bound. */
function count(tx: Tx, from: Date, unit: string, zone: string): Promise<Counted[]> {
  return tx.$queryRaw<Counted[]>`
    with delivered as (
      select provider, date_trunc(${unit}, "receivedAt", ${zone}) as at,
        sum(accepted)::int as accepted, sum(duplicate)::int as duplicate,
        (count(*) filter (where outcome = 'refused'))::int as refused, max("receivedAt") as last
      from "WebhookDelivery" where "receivedAt" >= ${from}::timestamptz
      group by 1, 2
    ), kept as (
      select provider, date_trunc(${unit}, "receivedAt", ${zone}) as at, count(*)::int as events,
        (count(*) filter (where fate = 'processed'))::int as processed,
        (count(*) filter (where fate = 'ignored'))::int as ignored,
        (count(*) filter (where fate = 'quarantined'))::int as quarantined,
        (count(*) filter (where fate = 'pending'))::int as pending,
        (count(*) filter (where fate = 'dead'))::int as dead
      from "WebhookEvent" where "receivedAt" >= ${from}::timestamptz
      group by 1, 2
    )
    select provider, at,
      case when ${unit} = 'hour' then at + interval '1 hour'
        else ((at at time zone ${zone}) + interval '1 day') at time zone ${zone} end as until,
      coalesce(accepted, 0) as accepted, coalesce(duplicate, 0) as duplicate, coalesce(refused, 0) as refused,
      coalesce(events, 0) as events, coalesce(processed, 0) as processed, coalesce(ignored, 0) as ignored,
      coalesce(quarantined, 0) as quarantined, coalesce(pending, 0) as pending, coalesce(dead, 0) as dead,
      last as "lastAt"
    from delivered full join kept using (provider, at)
    order by at desc, provider`
}

function toRow(one: Counted): LedgerRow {
  const fates = Object.fromEntries(FATES.map((fate) => [fate, one[fate]])) as Record<Fate, number>
  const decided = FATES.reduce((total, fate) => total + one[fate], 0)
  return {
    provider: one.provider,
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

import { readCursor, toPage } from "@/lib/cursor"
import { Prisma } from "@/lib/generated/prisma/client"
import { isId } from "@/lib/ids"
import { ListDeliveriesInput, ListEventsInput } from "@/lib/inbox/ledger-schema"
import { maskKey } from "@/lib/inbox/redact"
import { sideOf } from "@/lib/inbox/side"
import type { DeliveryRow, EventRow, LedgerSide, Page } from "@/lib/inbox/words"
import { query } from "@/lib/operation"

export type StoredEvent = Omit<EventRow, "receivedAt" | "providerAt" | "finishedAt"> & {
  receivedAt: Date
  providerAt: Date | null
  finishedAt: Date | null
}

/** Newest first. Written as SQL because only a row comparison pages by the index at a million rows. */
export const listWebhookEvents = query({
  name: "webhooks.list",
  may: "webhooks.read",
  input: ListEventsInput,
  async run({ ctx, tx, input, grant }): Promise<Page<EventRow>> {
    const { limit, cursor, side, ...filters } = input
    const { from, owned } = sideOf(ctx, tx, side)
    const where = [owned, ...eventFilters(filters, side), ...window(input), ...after(cursor)]
    const found = await from.$queryRaw<StoredEvent[]>`
      select id, provider, kind, key, fate, reason, "deliveryId", replays, "receivedAt", "providerAt", "finishedAt"
      from "WebhookEvent" where ${Prisma.join(where, " and ")}
      order by "receivedAt" desc, id desc limit ${limit + 1}`
    const { rows, nextCursor } = toPage(found, limit, (row) => row.receivedAt)
    return { rows: rows.map((row) => toEventRow(row, grant.scope === "masked")), nextCursor }
  },
})

type EventFilters = {
  provider?: string
  fate?: string
  kind?: string
  reason?: string
  q?: string
  deliveryId?: string
}

function eventFilters(
  { provider, fate, kind, reason, q, deliveryId }: EventFilters,
  side: LedgerSide,
): Prisma.Sql[] {
  const where: Prisma.Sql[] = []
  if (provider) where.push(Prisma.sql`provider = ${provider}`)
  if (fate) where.push(Prisma.sql`fate = ${fate}`)
  if (kind) where.push(Prisma.sql`kind = ${kind}`)
  if (reason) where.push(Prisma.sql`reason = ${reason}`)
  if (deliveryId) where.push(Prisma.sql`"deliveryId" = ${deliveryId}::uuid`)
  if (q && isId(q))
    where.push(Prisma.sql`(id = ${q}::uuid or "deliveryId" = ${q}::uuid or ${ofKey(provider, q, side)})`)
  else if (q) where.push(ofKey(provider, q, side))
  return where
}

/** The key's index begins with the provider: naming all of them turns a scan of the clinic into a few look-ups. */
function ofKey(provider: string | undefined, key: string, side: LedgerSide): Prisma.Sql {
  if (provider) return Prisma.sql`key = ${key}`
  const known = Prisma.raw(side === "clinic" ? `"Connection"` : `"PlatformConnection"`)
  // A clinic's form needs no connection to be sent.
  return Prisma.sql`(key = ${key} and (provider in (select provider from ${known}) or provider = 'lead-form'))`
}

export const listWebhookDeliveries = query({
  name: "webhooks.deliveries",
  may: "webhooks.read",
  input: ListDeliveriesInput,
  async run({ ctx, tx, input }): Promise<Page<DeliveryRow>> {
    const { limit, cursor, provider, outcome, side } = input
    const { from, owned } = sideOf(ctx, tx, side)
    const where = [owned, ...window(input), ...after(cursor)]
    if (provider) where.push(Prisma.sql`provider = ${provider}`)
    if (outcome)
      where.push(outcome === "duplicate" ? Prisma.sql`duplicate > 0` : Prisma.sql`outcome = ${outcome}`)
    const found = await from.$queryRaw<(Omit<DeliveryRow, "receivedAt"> & { receivedAt: Date })[]>`
      select id, provider, outcome, accepted, duplicate, refused, reason, "verifiedBy", "receivedAt"
      from "WebhookDelivery" where ${Prisma.join(where, " and ")}
      order by "receivedAt" desc, id desc limit ${limit + 1}`
    const { rows, nextCursor } = toPage(found, limit, (row) => row.receivedAt)
    return { rows: rows.map((row) => ({ ...row, receivedAt: row.receivedAt.toISOString() })), nextCursor }
  },
})

function window({ from, to }: { from?: Date; to?: Date }): Prisma.Sql[] {
  return [
    ...(from ? [Prisma.sql`"receivedAt" >= ${from}::timestamptz`] : []),
    ...(to ? [Prisma.sql`"receivedAt" < ${to}::timestamptz`] : []),
  ]
}

function after(cursor: string | undefined): Prisma.Sql[] {
  if (!cursor) return []
  const { at, id } = readCursor(cursor)
  return [Prisma.sql`("receivedAt", id) < (${at}::timestamptz, ${id}::uuid)`]
}

export function toEventRow(row: StoredEvent, masked: boolean): EventRow {
  return {
    id: row.id,
    provider: row.provider,
    kind: row.kind,
    key: masked ? maskKey(row.key) : row.key,
    fate: row.fate,
    reason: row.reason,
    deliveryId: row.deliveryId,
    replays: row.replays,
    receivedAt: row.receivedAt.toISOString(),
    providerAt: row.providerAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
  }
}

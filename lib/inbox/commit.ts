import { inboxPool, platformInboxPool } from "@/lib/db"
import { newId } from "@/lib/ids"
import type { Item } from "@/lib/providers/provider"

export type Delivery = {
  /** Null: the platform's. */
  clinicId: string | null
  provider: string
  /** Scheme and ordinal of the secret that matched: `meta#1`. */
  verifiedBy: string
  headers: readonly (readonly [string, string])[]
  body: Buffer
  receivedAt: Date
  items: readonly Item[]
  /** The connection is paused: kept, and no work is started. */
  held?: boolean
}

export type Received = { id: string; duplicate: boolean }

/** A delivery with the ids its rows will have. */
export type Written = Delivery & { id: string; ids: string[] }

export const toWrite = (delivery: Delivery): Written => ({
  ...delivery,
  id: newId(),
  ids: delivery.items.map(() => newId()),
})

/** Named, so that each connection plans the call once. */
const RECEIVE = {
  name: "receive_webhooks",
  text: "select id, duplicate from receive_webhooks($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16)",
}

/** Commits deliveries of one clinic and provider, all held or none, in one transaction. Answers per delivery, per item. */
export async function commitDeliveries(group: readonly Written[]): Promise<Received[][]> {
  const [first] = group
  if (!first) return []
  const items = group.flatMap((one) => one.items)
  const pool = first.clinicId === null ? platformInboxPool() : inboxPool()
  const { rows } = await pool.query<Received>({
    ...RECEIVE,
    values: [
      first.clinicId,
      first.provider,
      group.map((one) => one.id),
      group.map((one) => one.verifiedBy),
      group.map((one) => JSON.stringify(one.headers)),
      group.map((one) => one.body),
      group.map((one) => one.receivedAt.toISOString()),
      group.flatMap((one) => one.ids),
      group.flatMap((one, index) => one.ids.map(() => index + 1)),
      group.flatMap((one) => one.ids.map((_, position) => position)),
      items.map((item) => item.key),
      items.map((item) => item.kind),
      items.map((item) => item.fate),
      items.map((item) => item.reason ?? null),
      items.map((item) => item.providerAt?.toISOString() ?? null),
      first.held ?? false,
    ],
  })
  if (rows.length !== items.length)
    throw new Error("receive_webhooks answered for other items than it was given")
  let from = 0
  return group.map((one) => {
    from += one.ids.length
    return rows.slice(from - one.ids.length, from)
  })
}

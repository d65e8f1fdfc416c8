import { absent, type Tx } from "@/lib/db"
import { Prisma } from "@/lib/generated/prisma/client"
import { isId } from "@/lib/ids"
import type { LedgerSide } from "@/lib/inbox/words"

export type Claimed = {
  id: string
  provider: string
  key: string
  kind: string
  position: number
  fate: string
  replays: number
  providerAt: Date | null
  receivedAt: Date
  deliveryId: string
  /** False once its time of keeping is over. */
  hasBody: boolean
}

/**
 * Takes an event for the rest of the transaction: of two that would decide it, the second waits and finds it decided.
 * `platform`: over its connection, one that belongs to no clinic.
 */
export async function claimEvent(tx: Tx, id: string, side: LedgerSide = "clinic"): Promise<Claimed> {
  if (!isId(id)) return absent()
  const rows = await tx.$queryRaw<Claimed[]>`
    select event.id, event.provider, event.key, event.kind, event.position, event.fate, event.replays, event."providerAt",
      event."receivedAt", event."deliveryId", delivery.body is not null as "hasBody"
    from "WebhookEvent" event
    join "WebhookDelivery" delivery on delivery.id = event."deliveryId"
    where event.id = ${id}::uuid ${side === "platform" ? Prisma.sql`and event."clinicId" is null` : Prisma.empty}
    for update of event`
  return rows[0] ?? absent()
}

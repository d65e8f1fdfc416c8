import { absent, type Tx } from "@/lib/db"
import { isId } from "@/lib/ids"

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

/** Takes an event for the rest of the transaction: of two that would decide it, the second waits and finds it decided. */
export async function claimEvent(tx: Tx, id: string): Promise<Claimed> {
  if (!isId(id)) return absent()
  const rows = await tx.$queryRaw<Claimed[]>`
    select event.id, event.provider, event.key, event.kind, event.position, event.fate, event.replays, event."providerAt",
      event."receivedAt", event."deliveryId", delivery.body is not null as "hasBody"
    from "WebhookEvent" event
    join "WebhookDelivery" delivery on delivery.id = event."deliveryId"
    where event.id = ${id}::uuid
    for update of event`
  return rows[0] ?? absent()
}

import type { Tx } from "@/lib/db"
import { parseJson } from "@/lib/inbox/body"
import { inboundProvider } from "@/lib/providers"
import { givenAway, onlyFor } from "@/lib/providers/whatsapp/foreign"

type Given = { id: string; provider: string; deliveryId: string; delivery: { body: Uint8Array | null } }

/**
 * Takes what was given to another clinic out of the bytes that the first one keeps: they show that clinic's patients. Not
 * while something of the same account in them still waits to be given.
 */
export async function takeOut(tx: Tx, event: Given, account: string): Promise<void> {
  const { deliveryId, provider, delivery } = event
  if (!delivery.body) return
  const others = await tx.webhookEvent.findMany({
    where: { deliveryId, id: { not: event.id } },
    select: { key: true, fate: true },
  })
  const body = parseJson(Buffer.from(delivery.body))
  const theirs = inboundProvider(provider)?.split(onlyFor(body, account), {
    account: { externalId: account },
    fallbackKey: event.id,
  })
  const keys = new Set(theirs?.map((item) => item.key))
  if (others.some((one) => one.fate === "quarantined" && keys.has(one.key))) return
  const isAll = others.every((one) => keys.has(one.key))
  const rest = isAll ? null : new Uint8Array(Buffer.from(JSON.stringify(givenAway(body, account))))
  await tx.webhookDelivery.update({ where: { id: deliveryId }, data: { body: rest } })
}

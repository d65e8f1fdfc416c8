import type { Tx } from "@/lib/db"
import { parseBody } from "@/lib/inbox/body"
import type { Claimed } from "@/lib/inbox/claim"
import { fallbackKey } from "@/lib/inbox/fallback-key"
import { inboundProvider } from "@/lib/providers"
import type { InboundProvider, Item, Told } from "@/lib/providers/provider"

/** What a stored event says, read anew from the delivery's bytes: a mended parser or connection counts. */
export async function readItem(tx: Tx, clinicId: string, event: Claimed): Promise<Told> {
  const provider = inboundProvider(event.provider)
  if (!provider || !event.hasBody) return { say: "quarantined", reason: "Its body is no longer kept." }
  const connection = await tx.connection.findUnique({
    where: { clinicId_provider: { clinicId, provider: event.provider } },
    select: { externalId: true },
  })
  const items = await itemsOf(tx, provider, event, connection?.externalId ?? null)
  const item = items.find((one) => one.key === event.key) ?? items[event.position]
  if (!item) return { say: "quarantined", reason: "It is not found again in its delivery." }
  return provider.parse(item)
}

/** A delivery's items come to be read one after another: its body is not fetched and parsed for each. */
const KEEP_MS = 10_000
const MOST_KEPT = 4
const kept = new Map<string, readonly Item[]>()

async function itemsOf(
  tx: Tx,
  provider: InboundProvider,
  event: Claimed,
  externalId: string | null,
): Promise<readonly Item[]> {
  const name = `${event.deliveryId} ${externalId ?? ""}`
  const known = kept.get(name)
  if (known) return known
  const delivery = await tx.webhookDelivery.findUniqueOrThrow({
    where: { id: event.deliveryId },
    select: { body: true, headers: true },
  })
  const body = Buffer.from(delivery.body ?? [])
  const headers = new Headers((delivery.headers ?? []) as [string, string][])
  const items = provider.split(parseBody(provider, body, headers.get("content-type")), {
    account: { externalId },
    fallbackKey: fallbackKey(body, event.receivedAt),
    headers,
  })
  if (items.length > 1) keep(name, items)
  return items
}

function keep(name: string, items: readonly Item[]): void {
  for (const oldest of kept.keys()) if (kept.size >= MOST_KEPT) kept.delete(oldest)
  kept.set(name, items)
  setTimeout(() => kept.delete(name), KEEP_MS).unref()
}

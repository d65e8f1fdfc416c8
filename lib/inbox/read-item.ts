import type { Tx } from "@/lib/db"
import { parseJson } from "@/lib/inbox/body"
import type { Claimed } from "@/lib/inbox/claim"
import { fallbackKey } from "@/lib/inbox/fallback-key"
import { inboundProvider } from "@/lib/providers"
import type { Told } from "@/lib/providers/provider"

/** What a stored event says, read anew from the delivery's bytes: a mended parser or connection counts. */
export async function readItem(tx: Tx, clinicId: string, event: Claimed): Promise<Told> {
  const provider = inboundProvider(event.provider)
  if (!provider || !event.body) return { say: "quarantined", reason: "Its body is no longer kept." }
  const connection = await tx.connection.findUnique({
    where: { clinicId_provider: { clinicId, provider: event.provider } },
    select: { externalId: true },
  })
  const body = Buffer.from(event.body)
  const items = provider.split(parseJson(body), {
    account: { externalId: connection?.externalId ?? null },
    fallbackKey: fallbackKey(body, event.receivedAt),
  })
  const item = items.find((one) => one.key === event.key) ?? items[event.position]
  if (!item) return { say: "quarantined", reason: "It is not found again in its delivery." }
  return provider.parse(item)
}

import type { Tx } from "@/lib/db"

/** The bytes of a delivery where they are no more than `most`; how many there are in any case (0: no longer kept). */
export async function bodyWithin(
  tx: Tx,
  deliveryId: string,
  most: number,
): Promise<{ bytes: number; body: Uint8Array | null }> {
  const [found] = await tx.$queryRaw<{ bytes: number; body: Uint8Array | null }[]>`
    select coalesce(octet_length(body), 0) as bytes, case when octet_length(body) <= ${most} then body end as body
    from "WebhookDelivery" where id = ${deliveryId}::uuid`
  return found ?? { bytes: 0, body: null }
}

/** Its beginning as text; a letter that the cut goes through is left out. */
export async function bodyStart(tx: Tx, deliveryId: string, most: number): Promise<string | null> {
  const [found] = await tx.$queryRaw<{ body: Uint8Array | null }[]>`
    select substring(body from 1 for ${most}::int) as body from "WebhookDelivery" where id = ${deliveryId}::uuid`
  return found?.body ? new TextDecoder().decode(found.body, { stream: true }) : null
}

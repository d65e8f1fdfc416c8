import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import type { MadeClinic } from "@/lib/testing/factory"

type Item = { key?: string; kind?: string; fate?: string; reason?: string }
type Given = {
  at: Date
  provider?: string
  items?: Item[]
  duplicate?: number
  refused?: string
  body?: string
  headers?: [string, string][]
  verifiedBy?: string
}

/** Rows as a provider's request leaves them, at any time of the past. Gives the delivery's and the events' ids. */
export function makeDelivery(clinic: MadeClinic, given: Given): Promise<{ id: string; eventIds: string[] }> {
  const { at, provider = "whatsapp", items = [], duplicate = 0, refused, body } = given
  const id = newId()
  const rows = items.map((item, position) => ({
    id: newId(),
    clinicId: clinic.id,
    provider,
    key: item.key ?? `key-${newId()}`,
    kind: item.kind ?? "messages/text",
    position,
    deliveryId: id,
    fate: item.fate ?? "processed",
    reason: item.reason ?? null,
    receivedAt: at,
  }))
  return inClinic(clinic.id, async (tx) => {
    await tx.webhookDelivery.create({
      data: {
        id,
        clinicId: clinic.id,
        provider,
        outcome: refused ? "refused" : rows.length > 0 ? "accepted" : "duplicate",
        accepted: rows.length,
        duplicate,
        refused: refused ? 1 : 0,
        reason: refused ?? null,
        verifiedBy: given.verifiedBy ?? null,
        headers: given.headers,
        body: body === undefined ? undefined : new Uint8Array(Buffer.from(body)),
        receivedAt: at,
      },
    })
    await tx.webhookEvent.createMany({ data: rows })
    return { id, eventIds: rows.map((row) => row.id) }
  })
}

import { endLink } from "@/lib/crm/end-link"
import { HUBSPOT } from "@/lib/crm/links"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import type { Fact } from "@/lib/facts"
import type { OutboxEvent } from "@/lib/outbox"
import { seal, unseal } from "@/lib/seal"
import type { Ground } from "@/lib/subject-requests/places/place"

/** What stands on the request while contacts of theirs are still to be erased there: their numbers, sealed. */
export type HubspotOrder = { hubspot: string }

/**
 * Nothing is written to their contact there any more, and a job has HubSpot delete it for privacy. By which number it is
 * found is kept sealed on the request until that is done.
 */
export async function orderAtHubspot(
  tx: Tx,
  ctx: Ctx,
  ground: Ground,
  requestId: string,
): Promise<{ facts: Fact[]; order: HubspotOrder | null; events: OutboxEvent[] }> {
  const links = await tx.crmLink.findMany({
    where: { id: { in: ground.linkIds }, provider: HUBSPOT },
    select: { id: true, patientId: true, externalId: true, status: true },
  })
  const facts: Fact[] = []
  const numbers = links.flatMap((link) =>
    link.externalId && link.status !== "erased" ? [link.externalId] : [],
  )
  for (const link of links)
    facts.push(...(await endLink(tx, ctx, link, { status: "erased", because: "contact.privacyDeletion" })))
  if (numbers.length === 0) return { facts, order: null, events: [] }
  return {
    facts,
    order: { hubspot: Buffer.from(seal(numbers.join(", "), requestId)).toString("base64") },
    events: [
      { name: "subject_request.hubspot_erasure_ordered", data: { clinicId: ctx.clinicId, requestId } },
    ],
  }
}

export const orderTaskKey = (requestId: string): string => `erasure_order:${requestId}`

/** The numbers at HubSpot that are still to be erased there, as they stand on the request. */
export function orderedNumbers(requestId: string, detail: unknown): string[] {
  const sealed = (detail as Partial<HubspotOrder> | null)?.hubspot
  if (typeof sealed !== "string") return []
  try {
    return unseal(Buffer.from(sealed, "base64"), requestId).split(", ")
  } catch {
    return []
  }
}

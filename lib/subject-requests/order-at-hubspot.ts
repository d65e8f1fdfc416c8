import { endLink } from "@/lib/crm/end-link"
import { HUBSPOT } from "@/lib/crm/links"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import type { Fact } from "@/lib/facts"
import { seal, unseal } from "@/lib/seal"
import type { Ground } from "@/lib/subject-requests/places/place"
import { makeTask } from "@/lib/tasks/make"
import { addMs, DAY_MS } from "@/lib/time"

const DAYS = 7

/**
 * Nothing is written to their contact there any more, and a colleague erases it there: HubSpot deletes for privacy on the word
 * of a person alone. By which number it is found is answered sealed, to be kept with the erasure.
 */
export async function orderAtHubspot(
  tx: Tx,
  ctx: Ctx,
  ground: Ground,
  given: { requestId: string; erasureId: string },
): Promise<{ facts: Fact[]; sealed: string | null }> {
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
  if (numbers.length === 0) return { facts, sealed: null }
  const task = await makeTask(tx, ctx, {
    kind: "erasure",
    title: "Erase a contact at HubSpot for privacy",
    why: "Its number stands on the request.",
    dueAt: addMs(ctx.now, DAYS * DAY_MS),
    owner: { role: "admin" },
    href: `/consents/requests/${given.requestId}`,
    source: "rule",
    sourceId: given.erasureId,
    effectKey: `erasure_order:${given.erasureId}`,
  })
  facts.push(...task.facts)
  return { facts, sealed: Buffer.from(seal(numbers.join(", "), given.erasureId)).toString("base64") }
}

/** The numbers at HubSpot that are still to be erased there. */
export function orderedNumbers(erasureId: string, sealed: string): string | null {
  try {
    return unseal(Buffer.from(sealed, "base64"), erasureId)
  } catch {
    return null
  }
}

import { endLink } from "@/lib/crm/end-link"
import { HUBSPOT } from "@/lib/crm/links"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import type { Fact } from "@/lib/facts"
import type { Ground } from "@/lib/subject-requests/places/place"
import { makeTask } from "@/lib/tasks/make"
import { addMs, DAY_MS } from "@/lib/time"

const DAYS = 7

/**
 * Nothing is written to their contact there any more, and a colleague erases it there: HubSpot deletes for privacy on the word
 * of a person alone. The task holds the contact's number at HubSpot, and nothing of the person.
 */
export async function orderAtHubspot(tx: Tx, ctx: Ctx, ground: Ground, requestId: string): Promise<Fact[]> {
  const links = await tx.crmLink.findMany({
    where: { id: { in: ground.linkIds }, provider: HUBSPOT },
    select: { id: true, patientId: true, externalId: true, status: true },
  })
  const facts: Fact[] = []
  for (const link of links) {
    if (link.externalId && link.status !== "erased") {
      const task = await makeTask(tx, ctx, {
        kind: "erasure",
        title: "Erase a contact at HubSpot for privacy",
        why: link.externalId,
        dueAt: addMs(ctx.now, DAYS * DAY_MS),
        owner: { role: "admin" },
        href: `/consents/requests/${requestId}`,
        source: "rule",
        sourceId: link.id,
        effectKey: `erasure_order:${link.id}`,
      })
      facts.push(...task.facts)
    }
    facts.push(...(await endLink(tx, ctx, link, { status: "erased", because: "contact.privacyDeletion" })))
  }
  return facts
}

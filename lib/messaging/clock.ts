import type { Tx } from "@/lib/db"
import { dueAfter, isOpen } from "@/lib/leads/rules"
import type { Classification, Urgency } from "@/lib/scoring/schema"

/** Since when a lead waits by its conversation: the oldest of what came after the last of ours that did not fail. */
export async function setClock(tx: Tx, leadId: string): Promise<void> {
  const [row] = await tx.$queryRaw<{ since: Date | null }[]>`
    select min(said."createdAt") as since from "Message" said
    where said."leadId" = ${leadId}::uuid and said.direction = 'in' and said."createdAt" > coalesce((
      select max(ours."createdAt") from "Message" ours
      where ours."leadId" = said."leadId" and ours.direction = 'out' and ours.kind <> 'reaction' and ours.status not in ('failed', 'scheduled', 'blocked', 'cancelled')
        and ours.basis is distinct from 'emergency'), '-infinity')`
  const lead = await tx.lead.findUnique({ where: { id: leadId } })
  if (!lead || !isOpen(lead.status)) return
  const since = row?.since ?? null
  await tx.lead.update({
    where: { id: leadId },
    data: {
      waitingSince: since,
      dueAt: since && dueAfter(since, lead.classification as Classification | null, lead.urgency as Urgency),
    },
  })
}

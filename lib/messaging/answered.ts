import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import { isOpen } from "@/lib/leads/rules"
import { closeCaseOf } from "@/lib/urgent/settle"

/**
 * What follows for a lead once a colleague's answer is on its way and can be taken back no more: nobody waits there, its
 * clock stops, its urgent case is closed. In the caller's transaction.
 */
export async function settleAnswered(tx: Tx, ctx: Ctx, leadId: string): Promise<Fact[]> {
  const lead = await tx.lead.findUnique({ where: { id: leadId } })
  if (!lead) return []
  const { patientId, status } = lead
  const becomes = status === "new" ? "contacted" : status
  if (isOpen(status))
    await tx.lead.update({
      where: { id: leadId },
      data: { status: becomes, waitingSince: null, dueAt: null },
    })
  return [
    ...(await closeCaseOf(tx, ctx, leadId, "answered")),
    ...(becomes === status
      ? []
      : [
          fact("lead.status_changed", leadId, {
            patientId,
            before: { status },
            after: { status: becomes },
          }),
        ]),
  ]
}

import { memberIdOf } from "@/lib/ctx"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { assignable } from "@/lib/leads/assignable"
import { leadForWork, reachOf } from "@/lib/leads/reach"
import { isOpen } from "@/lib/leads/rules"
import { AssignLeadInput } from "@/lib/leads/schema"
import { command } from "@/lib/operation"
import { closeCaseOf } from "@/lib/urgent/settle"

/** Hands a lead to a colleague who may work it. */
export const assignLead = command({
  name: "leads.assign",
  may: "leads.work",
  input: AssignLeadInput,
  async run({ ctx, tx, input, grant }) {
    const lead = await leadForWork(tx, input.id, reachOf(ctx, grant))
    const member = await assignable(tx, ctx, input.memberId)
    const value = { id: lead.id, ownerId: member.id }
    if (lead.ownerId === member.id) return { value, facts: [] }
    if (!isOpen(lead.status)) fail("wrong_state", { sentence: "This lead is closed. Reopen it first." })
    const { count } = await tx.lead.updateMany({
      where: { id: lead.id, ownerId: lead.ownerId },
      data: { ownerId: member.id, takenAt: ctx.now },
    })
    if (count === 0) fail("conflict")
    const before = { owner: lead.owner?.name ?? null, ownerId: lead.ownerId }
    const after = { owner: member.name, ownerId: member.id }
    const { patientId } = lead
    const closed = memberIdOf(ctx) ? await closeCaseOf(tx, ctx, lead.id, "taken") : []
    return { value, facts: [fact("lead.assigned", lead.id, { patientId, before, after }), ...closed] }
  },
})

import { can, type Role } from "@/lib/can"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { leadForWork, reachOf } from "@/lib/leads/reach"
import { isOpen } from "@/lib/leads/rules"
import { AssignLeadInput } from "@/lib/leads/schema"
import { command } from "@/lib/operation"

/** Hands a lead to a colleague who may work it. */
export const assignLead = command({
  name: "leads.assign",
  may: "leads.work",
  input: AssignLeadInput,
  async run({ ctx, tx, input, grant }) {
    const lead = await leadForWork(tx, input.id, reachOf(ctx, grant))
    const member = await tx.member.findUnique({ where: { id: input.memberId } })
    const isHere = member?.active && (member.endsAt === null || member.endsAt > ctx.now)
    if (!isHere || !can(member.roles as Role[], "leads.work"))
      fail("invalid_input", { fields: { memberId: "This colleague cannot work leads." } })
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
    return { value, facts: [fact("lead.assigned", lead.id, { patientId, before, after })] }
  },
})

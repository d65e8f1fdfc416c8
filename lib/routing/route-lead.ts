import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import { newId } from "@/lib/ids"
import { leadInReach, reachOf } from "@/lib/leads/reach"
import { isOpen, isPressing } from "@/lib/leads/rules"
import { command } from "@/lib/operation"
import { ask } from "@/lib/routing/read"
import { RouteLeadInput, type Tried } from "@/lib/routing/schema"
import { tell } from "@/lib/routing/tell"

type Routed = { outcome: Tried["outcome"] | "owned"; memberId: string | null }

/**
 * Gives an enquiry that is nobody's to somebody by the clinic's rules, or suggests who. Once: what was assigned and given
 * back stays everybody's, and a suggestion stands until it presses no longer. One at a time in a clinic, so that two
 * that come together are shared out.
 */
export const routeLead = command({
  name: "routing.route",
  may: "leads.work",
  input: RouteLeadInput,
  async run({ ctx, tx, input, grant }): Promise<{ value: Routed; facts: Fact[] }> {
    await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${`routing ${ctx.clinicId}`}, 0))::text`
    const lead = await leadInReach(tx, input.leadId, reachOf(ctx, grant))
    const last = await tx.routingDecision.findFirst({
      where: { leadId: lead.id },
      orderBy: [{ at: "desc" }, { id: "desc" }],
    })
    if (lead.ownerId || !isOpen(lead.status))
      return { value: { outcome: "owned", memberId: lead.ownerId }, facts: [] }
    if (last?.outcome === "assigned" || (last?.outcome === "suggested" && isPressing(lead)))
      return { value: { outcome: last.outcome as Routed["outcome"], memberId: last.memberId }, facts: [] }

    const said = await ask(tx, ctx, lead)
    const memberId = said.member?.id ?? null
    const value: Routed = { outcome: said.outcome, memberId }
    if (last?.outcome === "unowned" && said.outcome === "unowned" && last.why === said.why)
      return { value, facts: [] }
    if (said.outcome === "assigned") {
      const { count } = await tx.lead.updateMany({
        where: { id: lead.id, ownerId: null },
        data: { ownerId: memberId, takenAt: ctx.now },
      })
      if (count === 0) return { value: { outcome: "owned", memberId: null }, facts: [] }
    }
    const decisionId = await keep(tx, ctx, lead.id, said)
    return {
      value,
      facts: [
        happened(lead, said),
        ...(await tell(tx, ctx, { decisionId, leadId: lead.id, said, isPressing: isPressing(lead) })),
      ],
    }
  },
})

async function keep(tx: Tx, ctx: Ctx, leadId: string, said: Tried): Promise<string> {
  const id = newId()
  const { ruleId, outcome, why, member } = said
  await tx.routingDecision.create({
    data: {
      id,
      clinicId: ctx.clinicId,
      leadId,
      ruleId,
      memberId: member?.id ?? null,
      outcome,
      why,
      at: ctx.now,
    },
  })
  return id
}

function happened({ id, patientId }: { id: string; patientId: string }, said: Tried): Fact {
  const { outcome, why, ruleId, member } = said
  const by = { why, ...(ruleId && { ruleId }) }
  if (outcome === "unowned") return fact("lead.left_unowned", id, { patientId, after: by })
  const to = { owner: member?.name ?? null, ownerId: member?.id ?? null }
  if (outcome === "suggested") return fact("lead.suggested", id, { patientId, after: { ...by, to } })
  return fact("lead.assigned", id, {
    patientId,
    before: { owner: null, ownerId: null },
    after: { ...to, ...by },
  })
}

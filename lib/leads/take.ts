import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { isId } from "@/lib/ids"
import { leadForWork, leadInReach, reachOf, requireMember } from "@/lib/leads/reach"
import { isInReach, isOpen, isPressing } from "@/lib/leads/rules"
import { LeadIdInput } from "@/lib/leads/schema"
import { command } from "@/lib/operation"
import { t } from "@/lib/say"
import { followAgain } from "@/lib/urgent/follow"
import { closeCaseOf } from "@/lib/urgent/settle"

/** "I take it": of any number who press it at once, one owns the lead and the others learn who. */
export const takeLead = command({
  name: "leads.take",
  may: "leads.work",
  input: LeadIdInput,
  async run({ ctx, tx, input, grant }) {
    const memberId = requireMember(ctx)
    const find = () => tx.lead.findUnique({ where: { id: input.id }, include: { owner: true } })
    const lead = (isId(input.id) && (await find())) || fail("not_found")
    const value = { id: lead.id, ownerId: memberId }
    if (lead.ownerId === memberId) return { value, facts: [] }
    // Who saw it hot and unowned a moment ago is told who was quicker, though the lead is now out of their reach.
    if (!isInReach(lead, reachOf(ctx, grant)) && !isPressing(lead)) fail("not_found")
    if (!isOpen(lead.status)) fail("wrong_state", { sentence: "This lead is closed. Reopen it first." })

    const { count } = await tx.lead.updateMany({
      where: { id: lead.id, ownerId: null },
      data: { ownerId: memberId, takenAt: ctx.now },
    })
    if (count === 0) {
      const winner = await find()
      if (winner?.ownerId === memberId) return { value, facts: [] }
      fail("already_taken", {
        sentence: t("{name} took this first.", { name: winner?.owner?.name ?? t("A colleague") }),
      })
    }
    const facts = [
      fact("lead.taken", lead.id, {
        patientId: lead.patientId,
        before: { owner: null },
        after: { owner: ctx.actor.name, ownerId: memberId },
      }),
      ...(await closeCaseOf(tx, ctx, lead.id, "taken")),
    ]
    return { value, facts }
  },
})

/** Gives it back to everybody. Its clock was never stopped, so it stands where it stood. */
export const releaseLead = command({
  name: "leads.release",
  may: "leads.work",
  input: LeadIdInput,
  async run({ ctx, tx, input, grant }) {
    const reach = reachOf(ctx, grant)
    const seen = await leadInReach(tx, input.id, reach)
    const value = { id: seen.id, ownerId: null }
    if (seen.ownerId === null) return { value, facts: [] }
    const lead = await leadForWork(tx, input.id, reach)
    const { count } = await tx.lead.updateMany({
      where: { id: lead.id, ownerId: lead.ownerId },
      data: { ownerId: null, takenAt: null },
    })
    if (count === 0) fail("conflict")
    const before = { owner: lead.owner?.name ?? null, ownerId: lead.ownerId }
    const { patientId } = lead
    return {
      value,
      facts: [fact("lead.released", lead.id, { patientId, before, after: { owner: null } })],
      // Nobody's again while it waits: somebody is told.
      events:
        lead.waitingSince && isPressing(lead)
          ? [followAgain(ctx.clinicId, { id: lead.id, leadId: lead.id, scoreId: null }, ctx.requestId)]
          : [],
    }
  },
})

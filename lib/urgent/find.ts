import { grantOf, memberIdOf } from "@/lib/ctx"
import { leadInReach, reachOf, viewOf } from "@/lib/leads/reach"
import { query } from "@/lib/operation"
import { reasonsOf } from "@/lib/urgent/list"
import { type CaseDetail, LeadCaseInput, type TierView } from "@/lib/urgent/schema"
import { CASE_PARTS, toCaseRow } from "@/lib/urgent/to-row"
import type { Duty, How } from "@/lib/urgent/words"

/** The case of a lead that waits just now, with whom it was told to; null where there is none, or none this role is told of. */
export const findCase = query({
  name: "urgent.find",
  may: "leads.read",
  input: LeadCaseInput,
  async run({ ctx, tx, input, grant }): Promise<CaseDetail | null> {
    const reach = reachOf(ctx, grant)
    const view = viewOf(ctx, grant)
    const lead = await leadInReach(tx, input.leadId, reach)
    const found = await tx.urgentCase.findFirst({
      where: { leadId: lead.id, closedAt: null, ...(view.scores ? {} : { urgency: { not: "none" } }) },
      include: { ...CASE_PARTS, tiers: { orderBy: { number: "asc" } } },
    })
    if (!found || !lead.waitingSince) return null
    const members = await tx.member.findMany({
      where: { id: { in: found.tiers.flatMap((one) => one.memberIds) } },
      select: { id: true, name: true },
    })
    const names = new Map(members.map((one) => [one.id, one.name]))
    const reasons = await reasonsOf(tx, found.scoreId ? [found.scoreId] : [])
    const act = grantOf(ctx, "urgent.acknowledge") !== null && memberIdOf(ctx) !== null
    return {
      ...toCaseRow(found, reasons.get(found.scoreId ?? ""), { ctx, view, reach, act }),
      tiers: found.tiers.map(
        (one): TierView => ({
          number: one.number,
          duty: one.duty as Duty | "everybody",
          how: one.how as How,
          names: one.memberIds.flatMap((id) => names.get(id) ?? []),
          dueAt: one.dueAt.toISOString(),
          firedAt: one.firedAt.toISOString(),
          isLate: one.isLate,
          isAgain: one.isAgain,
        }),
      ),
    }
  },
  reads: ({ value }) => (value ? { what: "lead", patientIds: [value.patientId] } : null),
})

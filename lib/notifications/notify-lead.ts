import { z } from "zod"
import { absent } from "@/lib/db"
import { fact } from "@/lib/facts"
import { newId } from "@/lib/ids"
import { planDeliveries } from "@/lib/notifications/plan"
import { command } from "@/lib/operation"

/** Who is told of a hot or urgent lead: those who may take it and are there to. */
const TOLD_ROLES = ["doctor", "coordinator"]

export const NotifyLeadInput = z.strictObject({
  leadId: z.uuid(),
  kind: z.enum(["hot_lead", "urgent_lead"]),
  /** The score that caused it: telling twice of the same score is told once. */
  scoreId: z.uuid(),
})

/**
 * Tells each doctor and coordinator once, and not again while they have not read of it: a patient who writes ten lines
 * is one piece of news. A lead that somebody has already taken needs nobody told.
 */
export const notifyLead = command({
  name: "notifications.notifyLead",
  may: "leads.work",
  input: NotifyLeadInput,
  async run({ ctx, tx, input }) {
    const lead =
      (await tx.lead.findUnique({ where: { id: input.leadId }, select: { ownerId: true } })) ?? absent()
    if (lead.ownerId) return { value: { notified: 0 }, facts: [] }
    const members = await tx.member.findMany({
      where: {
        active: true,
        roles: { hasSome: TOLD_ROLES },
        OR: [{ endsAt: null }, { endsAt: { gt: ctx.now } }],
        notifications: { none: { leadId: input.leadId, kind: input.kind, readAt: null } },
      },
      select: { id: true },
    })
    const made = await tx.notification.createManyAndReturn({
      data: members.map((member) => ({
        id: newId(),
        clinicId: ctx.clinicId,
        memberId: member.id,
        kind: input.kind,
        leadId: input.leadId,
        effectKey: `${input.kind}:${input.scoreId}`,
        createdAt: ctx.now,
      })),
      skipDuplicates: true,
      select: { id: true, memberId: true, kind: true },
    })
    await planDeliveries(
      tx,
      ctx,
      made.map((one) => ({ ...one, isUrgent: false })),
    )
    if (made.length === 0) return { value: { notified: 0 }, facts: [] }
    return {
      value: { notified: made.length },
      facts: [
        fact("notification.sent", input.leadId, {
          subjectType: "lead",
          after: { kind: input.kind, members: made.length },
        }),
      ],
    }
  },
})

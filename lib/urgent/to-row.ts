import { type Ctx, isUnmasked, memberIdOf } from "@/lib/ctx"
import type { Prisma } from "@/lib/generated/prisma/client"
import { mayReadMessages } from "@/lib/leads/reach"
import { initials, isInReach, isOpen, maskAddress, type Reach } from "@/lib/leads/rules"
import type { LeadView } from "@/lib/leads/schema"
import { spokenPhone } from "@/lib/phone"
import type { Classification, Urgency } from "@/lib/scoring/schema"
import { dutyOf, shownDue } from "@/lib/urgent/rules"
import type { CaseRow } from "@/lib/urgent/schema"
import type { ClosedBecause, WhyNoText } from "@/lib/urgent/words"

/** What a row of the queue is made of. */
export const CASE_PARTS = {
  acknowledged: { select: { id: true, name: true } },
  closed: { select: { name: true } },
  lead: {
    include: {
      owner: { select: { name: true } },
      patient: {
        include: {
          contacts: { include: { contact: true }, orderBy: { createdAt: "asc" }, take: 1 },
        },
      },
    },
  },
} as const satisfies Prisma.UrgentCaseInclude

export type StoredCase = Prisma.UrgentCaseGetPayload<{ include: typeof CASE_PARTS }>
export type StoredReason = { label: string; quote?: string }
type Seen = { view: LeadView; reach: Reach; act: boolean; ctx: Ctx }

/** What the caller may see of a case. Whose lead is beyond their reach is told by initials, and that somebody waits. */
export function toCaseRow(one: StoredCase, reason: StoredReason | undefined, seen: Seen): CaseRow {
  const { ctx, view, reach, act } = seen
  const { lead } = one
  const { patient } = lead
  const inReach = isInReach(lead, reach)
  const hidden = (view.masked && !isUnmasked(ctx, patient.id)) || !inReach
  const words = mayReadMessages(ctx, lead)
  const memberId = memberIdOf(ctx)
  const isClosed = one.status === "closed"
  const due = shownDue(one, view.scores)
  const clockTold = view.scores || one.urgency !== "medium"
  const address = patient.contacts[0]?.contact.address
  return {
    id: one.id,
    leadId: lead.id,
    href: inReach ? `/leads/${lead.id}` : null,
    patientId: patient.id,
    patientName: hidden ? initials(patient.name) : patient.name,
    phone: address
      ? { spoken: hidden ? maskAddress(address) : spokenPhone(address), address: hidden ? "" : address }
      : null,
    urgency: one.urgency as Urgency,
    classification: view.scores ? (one.classification as Classification | null) : null,
    why: reason && view.scores ? { label: reason.label, quote: (words && reason.quote) || null } : null,
    openedAt: one.openedAt.toISOString(),
    clockFrom: one.clockFrom.toISOString(),
    dueAt: due.toISOString(),
    status: one.status as CaseRow["status"],
    tier: one.tier,
    nextTierAt: clockTold ? (one.nextTierAt?.toISOString() ?? null) : null,
    nextDuty: one.nextTierAt ? dutyOf(one.tier + 1) : null,
    acknowledgedBy:
      one.acknowledged && one.acknowledgedAt
        ? { ...one.acknowledged, at: one.acknowledgedAt.toISOString() }
        : null,
    ownerName: lead.owner?.name ?? null,
    closedAt: one.closedAt?.toISOString() ?? null,
    closedBy: one.closed?.name ?? null,
    closedBecause: one.closedBecause as ClosedBecause | null,
    distressAt: one.distressAt?.toISOString() ?? null,
    distressWhyNot: one.distressWhyNot as WhyNoText | null,
    may: {
      acknowledge: act && one.status === "open",
      take:
        view.work &&
        inReach &&
        !isClosed &&
        lead.ownerId === null &&
        isOpen(lead.status) &&
        memberId !== null,
      work: act && !isClosed,
    },
  }
}

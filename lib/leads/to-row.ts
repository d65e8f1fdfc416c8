import { type Ctx, isUnmasked } from "@/lib/ctx"
import { mayReadMessages } from "@/lib/leads/reach"
import { initials, isClockOfUrgency, maskAddress } from "@/lib/leads/rules"
import type { LeadRow, LeadView } from "@/lib/leads/schema"
import type { LeadSource, LeadStatus } from "@/lib/leads/words"
import { spokenPhone } from "@/lib/phone"
import type { Classification, Urgency } from "@/lib/scoring/schema"

/** A lead as the database gives it, with the names beside it. */
export type StoredLead = {
  id: string
  patientId: string
  patientName: string
  address: string | null
  source: string
  campaign: string | null
  language: string | null
  service: string | null
  status: string
  score: number | null
  classification: string | null
  urgency: string
  ownerId: string | null
  ownerName: string | null
  waitingSince: Date | null
  dueAt: Date | null
  lastMessageAt: Date | null
  lastMessage: string | null
  createdAt: Date
}

export const iso = (instant: Date | null): string | null => instant?.toISOString() ?? null

export function toLeadRow(stored: StoredLead, view: LeadView, ctx: Ctx): LeadRow {
  const { scores } = view
  const masked = view.masked && !isUnmasked(ctx, stored.patientId)
  return {
    id: stored.id,
    patient: { id: stored.patientId, name: masked ? initials(stored.patientName) : stored.patientName },
    address: stored.address && (masked ? maskAddress(stored.address) : spokenPhone(stored.address)),
    source: stored.source as LeadSource,
    campaign: masked ? null : stored.campaign,
    language: stored.language,
    // What was asked for is what a patient wrote, in a word.
    service: masked ? null : stored.service,
    status: stored.status as LeadStatus,
    score: scores ? stored.score : null,
    classification: scores ? (stored.classification as Classification | null) : null,
    urgency: stored.urgency as Urgency,
    owner: stored.ownerId ? { id: stored.ownerId, name: stored.ownerName ?? "" } : null,
    waitingSince: iso(stored.waitingSince),
    // Who may not read scores may not read them off the clock.
    dueAt: scores || isClockOfUrgency(stored.urgency) ? iso(stored.dueAt) : null,
    lastMessageAt: iso(stored.lastMessageAt),
    lastMessage: mayReadMessages(ctx, stored) ? stored.lastMessage : null,
    createdAt: stored.createdAt.toISOString(),
  }
}

import type { DeclineCause, WaitingPriority } from "@/lib/appointments/words"
import type { Grant } from "@/lib/can"
import { type Ctx, grantOf, isUnmasked } from "@/lib/ctx"
import type { Prisma } from "@/lib/generated/prisma/client"
import { initials, maskAddress } from "@/lib/patients/mask"
import { spokenPhone } from "@/lib/phone"
import type { EntryRow, OfferRow, Reason, SlotRow } from "./schema"
import type { EntryStatus, OfferStatus, OfferWay, SlotCause, SlotStatus } from "./words"

const named = { select: { id: true, name: true } } as const
const PATIENT = {
  select: {
    id: true,
    name: true,
    contacts: {
      select: { contact: { select: { address: true } } },
      orderBy: { createdAt: "asc" },
      take: 3,
    },
  },
} satisfies Prisma.PatientDefaultArgs

export const ENTRY_WITH = {
  patient: PATIENT,
  service: named,
  offers: { where: { status: "offered" }, select: { expiresAt: true } },
  _count: { select: { offers: true } },
} satisfies Prisma.WaitingListEntryInclude
export const OFFER_WITH = {
  entry: { select: { id: true, patient: PATIENT } },
  hold: { select: { startsAt: true, endsAt: true, service: named, practitioner: named } },
} satisfies Prisma.WaitingListOfferInclude
export const SLOT_WITH = {
  practitioner: named,
  _count: { select: { offers: true } },
} satisfies Prisma.FreedSlotInclude

type StoredPatient = Prisma.PatientGetPayload<typeof PATIENT>
export type StoredEntry = Prisma.WaitingListEntryGetPayload<{ include: typeof ENTRY_WITH }>
export type StoredOfferRow = Prisma.WaitingListOfferGetPayload<{ include: typeof OFFER_WITH }>
export type StoredSlot = Prisma.FreedSlotGetPayload<{ include: typeof SLOT_WITH }>

const iso = (at: Date | null): string | null => at?.toISOString() ?? null
const dayText = (at: Date | null): string | null => at?.toISOString().slice(0, 10) ?? null

export const isMasked = (ctx: Ctx, grant: Grant, patientId: string): boolean =>
  grant.scope === "masked" && !isUnmasked(ctx, patientId)

export const mayWrite = (ctx: Ctx, grant: Grant): boolean =>
  grant.scope !== "masked" && grantOf(ctx, "appointments.write") !== null

function patientOf(ctx: Ctx, grant: Grant, { id, name, contacts }: StoredPatient) {
  const masked = isMasked(ctx, grant, id)
  const phone = contacts.map(({ contact }) => contact.address).find((one) => /^\+\d{6,15}$/.test(one)) ?? null
  return {
    id,
    name: masked ? initials(name) : name,
    phone: phone && (masked ? maskAddress(phone) : spokenPhone(phone)),
  }
}

type Around = {
  practitioners: ReadonlyMap<string, string>
  appointments: ReadonlyMap<string, Date>
}

export function toEntry(ctx: Ctx, grant: Grant, stored: StoredEntry, around: Around): EntryRow {
  const at = stored.appointmentId ? around.appointments.get(stored.appointmentId) : undefined
  return {
    id: stored.id,
    status: stored.status as EntryStatus,
    priority: stored.priority as WaitingPriority,
    patient: patientOf(ctx, grant, stored.patient),
    service: stored.service,
    practitioners: stored.practitionerIds.map((id) => ({ id, name: around.practitioners.get(id) ?? "" })),
    earliestOn: dayText(stored.earliestOn),
    latestOn: dayText(stored.latestOn),
    weekdays: stored.weekdays,
    fromMinute: stored.fromMinute,
    untilMinute: stored.untilMinute,
    because: isMasked(ctx, grant, stored.patientId) ? null : stored.because,
    appointment: stored.appointmentId && at ? { id: stored.appointmentId, startsAt: at.toISOString() } : null,
    offerUntil: iso(stored.offers[0]?.expiresAt ?? null),
    offers: stored._count.offers,
    createdAt: stored.createdAt.toISOString(),
    endedAt: iso(stored.endedAt),
    may: { write: mayWrite(ctx, grant) },
  }
}

export const toOffer = (ctx: Ctx, grant: Grant, stored: StoredOfferRow): OfferRow => ({
  id: stored.id,
  entryId: stored.entryId,
  status: stored.status as OfferStatus,
  way: stored.way as OfferWay,
  patient: patientOf(ctx, grant, stored.entry.patient),
  service: stored.hold.service,
  practitioner: stored.hold.practitioner,
  startsAt: stored.hold.startsAt.toISOString(),
  endsAt: stored.hold.endsAt.toISOString(),
  expiresAt: stored.expiresAt.toISOString(),
  answeredAt: iso(stored.answeredAt),
  createdAt: stored.createdAt.toISOString(),
  declinedBecause: stored.declinedBecause as DeclineCause | null,
  because: stored.because,
  score: stored.score,
  reasons: (stored.reasons ?? []) as unknown as Reason[],
  slotId: stored.slotId,
  appointmentId: stored.appointmentId,
  may: { write: mayWrite(ctx, grant) },
})

export const toSlot = (stored: StoredSlot): SlotRow => ({
  id: stored.id,
  status: stored.status as SlotStatus,
  cause: stored.cause as SlotCause,
  practitioner: stored.practitioner,
  startsAt: stored.startsAt.toISOString(),
  endsAt: stored.endsAt.toISOString(),
  nextAt: iso(stored.nextAt),
  settledAt: iso(stored.settledAt),
  createdAt: stored.createdAt.toISOString(),
  asked: stored._count.offers,
})

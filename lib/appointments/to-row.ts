import { isAsking } from "@/lib/appointments/asking"
import type { WITH } from "@/lib/appointments/reach"
import type { AppointmentRow } from "@/lib/appointments/schema"
import type { AppointmentSource, AppointmentStatus } from "@/lib/appointments/words"
import type { Grant } from "@/lib/can"
import { type Ctx, grantOf, isUnmasked } from "@/lib/ctx"
import type { Prisma } from "@/lib/generated/prisma/client"
import { initials, maskAddress } from "@/lib/patients/mask"
import { spokenPhone } from "@/lib/phone"

export type StoredRow = Prisma.AppointmentGetPayload<{ include: typeof WITH }>

const iso = (at: Date | null): string | null => at?.toISOString() ?? null

/** Whether this reader sees who it is: a masked role has initials, until that one patient is unmasked for them. */
export const isMasked = (ctx: Ctx, grant: Grant, patientId: string): boolean =>
  grant.scope === "masked" && !isUnmasked(ctx, patientId)

/** As lists, the calendar and panels show it. `grant` is that of `appointments.read`. */
export function toRow(ctx: Ctx, grant: Grant, stored: StoredRow): AppointmentRow {
  const masked = isMasked(ctx, grant, stored.patient.id)
  const write = grant.scope !== "masked" && grantOf(ctx, "appointments.write") !== null
  const phone = phoneOf(stored.patient.contacts)
  return {
    id: stored.id,
    status: stored.status as AppointmentStatus,
    startsAt: stored.startsAt.toISOString(),
    endsAt: stored.endsAt.toISOString(),
    busyFrom: stored.busyFrom.toISOString(),
    busyUntil: stored.busyUntil.toISOString(),
    patient: {
      id: stored.patient.id,
      name: masked ? initials(stored.patient.name) : stored.patient.name,
      phone: phone && (masked ? maskAddress(phone) : spokenPhone(phone)),
    },
    practitioner: stored.practitioner,
    room: stored.room,
    service: stored.service,
    leadId: grantOf(ctx, "leads.read") ? stored.leadId : null,
    seriesId: stored.seriesId,
    source: stored.source as AppointmentSource,
    note: masked ? null : stored.note,
    noShowPercent: stored.noShowPercent,
    confirmedAt: iso(stored.confirmedAt),
    checkedInAt: iso(stored.checkedInAt),
    may: { write, steps: write && !isAsking(ctx), patient: grantOf(ctx, "patients.read") !== null },
  }
}

/** The number one would call. */
const phoneOf = (links: StoredRow["patient"]["contacts"]): string | null =>
  links.map(({ contact }) => contact.address).find((address) => /^\+\d{6,15}$/.test(address)) ?? null

export const patientsIn = (rows: readonly AppointmentRow[]): string[] => rows.map((row) => row.patient.id)

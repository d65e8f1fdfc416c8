import { busyOf, conflictsOf, endOf, toMinute } from "@/lib/appointments/conflicts"
import { findPractitioner, findService } from "@/lib/appointments/desks"
import { roomFor } from "@/lib/appointments/rooms"
import type { ConflictFound, HoldPurpose } from "@/lib/appointments/schema"
import { type Ctx, memberIdOf } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import { newId } from "@/lib/ids"

export type NewHold = {
  serviceId: string
  practitionerId: string
  roomId?: string | undefined
  startsAt: string
  minutes?: number | undefined
  patientId?: string | null | undefined
  purpose: HoldPurpose
  expiresAt: Date
  anyway?: boolean
  /** Appointments and holds whose time does not count: what this is to take the place of. */
  but?: readonly string[]
}

export type MadeHold =
  | { id: string; roomId: string | null; expiresAt: string; conflicts: null; facts: Fact[] }
  | { id: null; conflicts: ConflictFound[]; facts: [] }

/** In the caller's transaction, under `lockSlots`: the slot is nobody else's until then. */
export async function makeHold(tx: Tx, ctx: Ctx, given: NewHold): Promise<MadeHold> {
  const { purpose, expiresAt, patientId = null, anyway = false, but = [] } = given
  const service = await findService(tx, given.serviceId)
  const { practitionerId } = await findPractitioner(tx, given.practitionerId)
  const startsAt = toMinute(given.startsAt)
  const endsAt = endOf(service, practitionerId, startsAt, given.minutes)
  const roomId = await roomFor(tx, ctx, service, { startsAt, endsAt, roomId: given.roomId, but })
  const place = { service, practitionerId, roomId, patientId, startsAt, endsAt, but }
  const conflicts = await conflictsOf(tx, ctx, place)
  if (conflicts.some((one) => !one.canBeWaved || !anyway)) return { id: null, conflicts, facts: [] }
  const id = newId()
  await tx.slotHold.create({
    data: {
      id,
      clinicId: ctx.clinicId,
      practitionerId,
      roomId,
      serviceId: service.id,
      patientId,
      purpose,
      startsAt,
      endsAt,
      ...busyOf(place),
      expiresAt,
      heldById: memberIdOf(ctx),
      createdAt: ctx.now,
    },
  })
  const after = { startsAt: startsAt.toISOString(), practitionerId, roomId, serviceId: service.id, purpose }
  return {
    id,
    roomId,
    expiresAt: expiresAt.toISOString(),
    conflicts: null,
    facts: [
      fact("slot.held", id, {
        ...(patientId && { patientId }),
        after: { ...after, expiresAt: expiresAt.toISOString() },
      }),
    ],
  }
}

import type { Grant } from "@/lib/can"
import { type Ctx, grantOf, memberIdOf } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { Prisma } from "@/lib/generated/prisma/client"
import { isId } from "@/lib/ids"
import { dayPlus } from "@/lib/opening/holidays"
import type { PreviewExceptionInput } from "@/lib/opening/schema"
import { LONGEST_DAYS } from "@/lib/opening/words"
import { DAY_MS, fromWallClock, wallClock } from "@/lib/time"

export type Of = { practitionerId: string | null; roomId: string | null }

/** Whose it is, and whether the caller may say so: oneself with scope `own`, the whole clinic by its settings. */
export async function requireOf(
  tx: Tx,
  ctx: Ctx,
  grant: Grant,
  { practitionerId, roomId, kind }: PreviewExceptionInput,
): Promise<Of> {
  if (practitionerId && roomId)
    fail("invalid_input", { fields: { roomId: "Choose a practitioner or a room, not both." } })
  if (kind === "open" && !practitionerId)
    fail("invalid_input", { fields: { practitionerId: "Choose who is there." } })
  if (practitionerId) {
    const found = isId(practitionerId)
      ? await tx.practitioner.findUnique({ where: { id: practitionerId } })
      : null
    if (!found || !mayFor(ctx, grant, found)) return fail("not_found")
    return { practitionerId: found.id, roomId: null }
  }
  if (grant.scope !== "all") fail("forbidden", { sentence: "You enter your own absences only." })
  if (roomId) {
    const found = isId(roomId) ? await tx.room.findUnique({ where: { id: roomId } }) : null
    return { practitionerId: null, roomId: (found ?? fail("not_found")).id }
  }
  if (!grantOf(ctx, "settings.write"))
    fail("forbidden", { sentence: "The whole clinic is closed by an admin." })
  return { practitionerId: null, roomId: null }
}

/** Whether the caller may enter or take back what is of this practitioner. */
export const mayFor = (ctx: Ctx, grant: Grant, practitioner: { memberId: string | null }): boolean =>
  grant.scope === "all" || (practitioner.memberId !== null && practitioner.memberId === memberIdOf(ctx))

/** From and until as instants; whole days run from midnight to midnight by the clinic's wall. */
export function spanOf(ctx: Ctx, input: PreviewExceptionInput): { startsAt: Date; endsAt: Date } {
  const { timeZone } = ctx.clinic
  const { fromOn, untilOn, fromAt, untilAt, kind } = input
  if (kind === "open" && !(fromAt && untilAt))
    fail("invalid_input", { fields: { fromAt: "Say from when until when they are there." } })
  if (untilOn < fromOn) fail("invalid_input", { fields: { untilOn: "The last day lies before the first." } })
  const startsAt = fromWallClock(`${fromOn}T${fromAt ?? "00:00"}`, timeZone)
  const endsAt = fromWallClock(untilAt ? `${untilOn}T${untilAt}` : `${dayPlus(untilOn, 1)}T00:00`, timeZone)
  if (endsAt <= startsAt) fail("invalid_input", { fields: { untilAt: "The end must be after the start." } })
  if (endsAt.getTime() - startsAt.getTime() > LONGEST_DAYS * DAY_MS)
    fail("invalid_input", { fields: { untilOn: "A year at most; enter it again for the next one." } })
  return { startsAt, endsAt }
}

export const isMidnight = (at: Date, timeZone: string): boolean => wallClock(at, timeZone).endsWith("T00:00")

/** Appointments of it that are still to come about, as SQL over "Appointment" named `visit`. */
export const standingIn = (
  ctx: Ctx,
  of: Of,
  span: { startsAt: Date; endsAt: Date },
): Prisma.Sql => Prisma.sql`
  visit."clinicId" = ${ctx.clinicId}::uuid and visit."startsAt" < ${span.endsAt}::timestamptz
    and visit."startsAt" > ${span.startsAt}::timestamptz - interval '1 day'
    and visit."endsAt" > ${span.startsAt}::timestamptz and visit."endsAt" > ${ctx.now}::timestamptz
    and visit.status in ('requested', 'scheduled', 'confirmed', 'checked_in', 'in_session')
    ${of.practitionerId ? Prisma.sql`and visit."practitionerId" = ${of.practitionerId}::uuid` : Prisma.empty}
    ${of.roomId ? Prisma.sql`and visit."roomId" = ${of.roomId}::uuid` : Prisma.empty}`

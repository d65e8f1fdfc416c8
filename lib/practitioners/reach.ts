import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { isId } from "@/lib/ids"

export async function practitionerById(tx: Tx, id: string) {
  const found = isId(id) ? await tx.practitioner.findUnique({ where: { id } }) : null
  return found ?? fail("not_found")
}

/** A colleague who is here and is no other practitioner, or null where none was named. */
export async function requireFree(
  tx: Tx,
  ctx: Ctx,
  memberId: string | undefined,
  but: string,
): Promise<string | null> {
  if (!memberId) return null
  const member = isId(memberId) ? await tx.member.findUnique({ where: { id: memberId } }) : null
  if (!member?.active || (member.endsAt !== null && member.endsAt <= ctx.now))
    return fail("invalid_input", { fields: { memberId: "This colleague is not here any more." } })
  const other = await tx.practitioner.findUnique({
    where: { clinicId_memberId: { clinicId: ctx.clinicId, memberId } },
    select: { id: true },
  })
  if (other && other.id !== but)
    fail("invalid_input", { fields: { memberId: "This colleague is a practitioner already." } })
  return memberId
}

/** Who changes who stands where does it alone. */
export async function lockOrder(tx: Tx, ctx: Ctx, what: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${what} || ' order ' || ${ctx.clinicId}::text, 0))`
}

const dayText = (day: Date | null): string | null => day?.toISOString().slice(0, 10) ?? null

/** Stored hours as the rules read them. */
export const toUsual = (one: {
  weekday: number
  fromMinute: number
  untilMinute: number
  roomId: string | null
  validFrom: Date | null
  validUntil: Date | null
}) => ({
  weekday: one.weekday,
  fromMinute: one.fromMinute,
  untilMinute: one.untilMinute,
  roomId: one.roomId,
  validFrom: dayText(one.validFrom),
  validUntil: dayText(one.validUntil),
})

/** Colleagues who are here and stand for no practitioner, by name. */
export const freeMembers = (tx: Tx, ctx: Ctx, but: string | null = null) =>
  tx.member.findMany({
    where: {
      active: true,
      OR: [{ endsAt: null }, { endsAt: { gt: ctx.now } }],
      AND: [{ OR: [{ practitioner: null }, ...(but ? [{ practitioner: { id: but } }] : [])] }],
    },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true },
    take: 500,
  })

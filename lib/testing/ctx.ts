import type { Role } from "@/lib/can"
import { asClinicId, type Ctx } from "@/lib/ctx"
import { newId } from "@/lib/ids"
import { type MadeClinic, type MadeMember, makeMember } from "@/lib/testing/factory"
import { now } from "@/lib/time"

/** The context a signed-in member would have. `roles` replaces the member's own for one call. */
export function ctxOf(
  clinic: MadeClinic,
  member: MadeMember,
  given: { roles?: readonly Role[]; now?: Date; steppedUpAt?: Date } = {},
): Ctx {
  return {
    requestId: newId(),
    now: given.now ?? now(),
    actor: {
      kind: "member",
      userId: member.userId,
      memberId: member.id,
      name: member.name,
      sessionId: newId(),
    },
    clinicId: asClinicId(clinic.id),
    clinic: { slug: clinic.slug, name: clinic.name, timeZone: clinic.timeZone },
    roles: given.roles ?? member.roles,
    steppedUpAt: given.steppedUpAt,
  }
}

/**
 * `const ctxFor = await memberOf(clinic)`, then `ctxFor(["doctor"])`: one member, seen with any roles.
 * Give `describeRefusals` one of the subject's clinic and one of another.
 */
export async function memberOf(
  clinic: MadeClinic,
): Promise<
  ((roles: readonly Role[], given?: { now?: Date; steppedUpAt?: Date }) => Ctx) & { member: MadeMember }
> {
  const member = await makeMember(clinic.id, ["admin"])
  return Object.assign(
    (roles: readonly Role[], given: { now?: Date; steppedUpAt?: Date } = {}) =>
      ctxOf(clinic, member, { ...given, roles }),
    { member },
  )
}

/** A new member with these roles in `clinic`, and its context. */
export async function ctxWith(clinic: MadeClinic, roles: readonly Role[]): Promise<Ctx> {
  return ctxOf(clinic, await makeMember(clinic.id, roles))
}

import { requireMember } from "@/lib/access/member"
import { GrantAccessInput } from "@/lib/access/schema"
import { PLATFORM_ROLES } from "@/lib/access/words"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { type Fact, fact } from "@/lib/facts"
import type { Member } from "@/lib/generated/prisma/client"
import { newId } from "@/lib/ids"
import { command } from "@/lib/operation"
import { addMs, HOUR_MS } from "@/lib/time"

/** Lets a person of the platform in, for a reason and at most eight hours. Granted again, it runs anew from now. */
export const grantAccess = command({
  name: "access.grant",
  may: "access.grant",
  input: GrantAccessInput,
  async run({ ctx, tx, input }) {
    const { key, role, reason } = input
    const known = await tx.platformGrant.findUnique({ where: { id: key } })
    if (known) return { value: { id: known.id, endsAt: known.endsAt.toISOString() }, facts: [] }
    const user = await accountOf(tx, input.email)
    const endsAt = addMs(ctx.now, input.hours * HOUR_MS)
    // One grant a person: of two given at once the second ends the first.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`grant ${ctx.clinicId} ${user.id}`}, 0))`
    const earlier = await tx.member.findFirst({ where: { userId: user.id } })
    if (earlier) refuseStaff(earlier)
    const facts = await endRunning(tx, ctx, earlier?.id)
    const standing = { roles: [role], active: true, endsAt }
    const { id: memberId } = earlier
      ? await tx.member.update({ where: { id: earlier.id }, data: standing })
      : await tx.member.create({
          data: {
            ...standing,
            id: newId(),
            clinicId: ctx.clinicId,
            userId: user.id,
            name: user.name,
            createdAt: ctx.now,
          },
        })
    await tx.platformGrant.create({
      data: {
        id: key,
        clinicId: ctx.clinicId,
        userId: user.id,
        memberId,
        role,
        reason,
        grantedById: requireMember(ctx),
        endsAt,
        createdAt: ctx.now,
      },
    })
    const granted = fact("access.granted", key, {
      after: { memberId, role, endsAt: endsAt.toISOString() },
      reason,
    })
    return { value: { id: key, endsAt: endsAt.toISOString() }, facts: [...facts, granted] }
  },
})

async function accountOf(tx: Tx, email: string): Promise<{ id: string; name: string }> {
  const [account] = await tx.$queryRaw<
    { id: string; name: string }[]
  >`select * from platform_account(${email})`
  return (
    account ??
    fail("invalid_input", { fields: { email: "Nobody of the platform signs in with this address." } })
  )
}

/** A grant never touches a colleague, nor whoever stands in the clinic without an end. */
function refuseStaff({ roles, active, endsAt }: Member): void {
  const isStaff = roles.some((role) => !PLATFORM_ROLES.some((one) => one === role))
  if (active && isStaff)
    fail("wrong_state", { sentence: "This person works in the clinic and needs no grant." })
  if (active && !endsAt) fail("wrong_state", { sentence: "This person has standing access already." })
}

async function endRunning(tx: Tx, ctx: Ctx, memberId: string | undefined): Promise<Fact[]> {
  if (!memberId) return []
  const ended = await tx.platformGrant.updateManyAndReturn({
    where: { memberId, endedAt: null, endsAt: { gt: ctx.now } },
    data: { endedAt: ctx.now, endedById: requireMember(ctx) },
    select: { id: true },
  })
  return ended.map(({ id }) => fact("access.ended", id, { after: { kind: "grant", renewed: true } }))
}

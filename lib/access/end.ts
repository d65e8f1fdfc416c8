import { z } from "zod"
import { requireMember } from "@/lib/access/member"
import { EndAccessInput } from "@/lib/access/schema"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { type Fact, fact } from "@/lib/facts"
import { isId } from "@/lib/ids"
import { command } from "@/lib/operation"

/** The clinic ends a grant, broken glass or an unmasking before its time. The person's next request finds it gone. */
export const endAccess = command({
  name: "access.end",
  may: "access.grant",
  input: EndAccessInput,
  async run({ ctx, tx, input: { id } }) {
    const facts = isId(id) ? ((await endGrant(tx, ctx, id)) ?? (await endSpecial(tx, ctx, { id }))) : null
    return { value: { id }, facts: facts ?? fail("not_found") }
  },
})

/** Closes the glass one broke oneself; nothing to confirm in seeing less. */
export const endBreakGlass = command({
  name: "access.endBreakGlass",
  may: "session.own",
  input: z.strictObject({}),
  async run({ ctx, tx }) {
    const memberId = requireMember(ctx)
    const facts = (await endSpecial(tx, ctx, { memberId, kind: "break_glass" })) ?? []
    return { value: { ended: facts.length > 0 }, facts }
  },
})

async function endGrant(tx: Tx, ctx: Ctx, id: string): Promise<Fact[] | null> {
  const grant = await tx.platformGrant.findUnique({ where: { id } })
  if (!grant) return null
  const { count } = await tx.platformGrant.updateMany({
    where: { id, endedAt: null, endsAt: { gt: ctx.now } },
    data: { endedAt: ctx.now, endedById: requireMember(ctx) },
  })
  if (count === 0) return []
  await tx.member.updateMany({ where: { id: grant.memberId }, data: { endsAt: ctx.now } })
  const sessions = await tx.$queryRaw<{ id: string }[]>`
    select end_team_sessions(${grant.memberId}::uuid, null, ${ctx.now}::timestamptz) as id`
  return [
    fact("access.ended", id, { after: { kind: "grant", memberId: grant.memberId } }),
    ...sessions.map((session) => fact("session.ended", session.id, { after: { because: "by_admin" } })),
  ]
}

/** Null where there is none of that; no facts where it had ended already. */
async function endSpecial(
  tx: Tx,
  ctx: Ctx,
  which: { id?: string; memberId?: string; kind?: string },
): Promise<Fact[] | null> {
  if (!(await tx.specialAccess.findFirst({ where: which, select: { id: true } }))) return null
  const ended = await tx.specialAccess.updateManyAndReturn({
    where: { ...which, endedAt: null, endsAt: { gt: ctx.now } },
    data: { endedAt: ctx.now },
  })
  return ended.map(({ id, kind, memberId, patientId }) =>
    fact("access.ended", id, { patientId: patientId ?? undefined, after: { kind, memberId } }),
  )
}

import { can, type Role } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"

/** A colleague who is here and may work leads, or `invalid_input`. */
export async function assignable(tx: Tx, ctx: Ctx, memberId: string): Promise<{ id: string; name: string }> {
  const member = await tx.member.findUnique({ where: { id: memberId } })
  const isHere = member?.active && (member.endsAt === null || member.endsAt > ctx.now)
  if (!isHere || !can(member.roles as Role[], "leads.work"))
    fail("invalid_input", { fields: { memberId: "This colleague cannot work leads." } })
  return member
}

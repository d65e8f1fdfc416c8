import { can, type Role } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { isId } from "@/lib/ids"

export type Colleague = { id: string; name: string }

/** Who is here and works on conversations, by name. */
export async function colleaguesHere(tx: Tx, ctx: Ctx, ids?: readonly string[]): Promise<Colleague[]> {
  const members = await tx.member.findMany({
    where: {
      active: true,
      OR: [{ endsAt: null }, { endsAt: { gt: ctx.now } }],
      ...(ids && { id: { in: ids.filter(isId) } }),
    },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true, roles: true },
  })
  return members
    .filter((one) => can(one.roles as Role[], "conversations.work"))
    .map(({ id, name }) => ({ id, name }))
}

/** A colleague who may be given a conversation, or `invalid_input`. */
export async function colleagueHere(tx: Tx, ctx: Ctx, id: string): Promise<Colleague> {
  const [found] = await colleaguesHere(tx, ctx, [id])
  return found ?? fail("invalid_input", { fields: { to: "This colleague does not work on conversations." } })
}

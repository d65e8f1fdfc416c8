import { can, ROLES } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"

/** Who may rerun the whole clinic's, by name or by id alone, may agree to it: a rerun names nobody. */
const AGREEING = ROLES.filter((role) => {
  const scope = can([role], "runs.rerun")?.scope
  return scope === "all" || scope === "masked"
})

/** Whether somebody but the caller is at work who may agree to a rerun. */
export async function mayAgree(tx: Tx, ctx: Ctx): Promise<boolean> {
  const other = await tx.member.findFirst({
    where: {
      active: true,
      OR: [{ endsAt: null }, { endsAt: { gt: ctx.now } }],
      roles: { hasSome: [...AGREEING] },
      ...(ctx.actor.kind === "member" && { id: { not: ctx.actor.memberId } }),
    },
    select: { id: true },
  })
  return other !== null
}

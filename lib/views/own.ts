import type { Ctx } from "@/lib/ctx"
import { absent, type Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { isId } from "@/lib/ids"

/** Views belong to a person, so to nobody's machine. */
export const ownerOf = (ctx: Ctx): string =>
  ctx.actor.kind === "member" ? ctx.actor.memberId : fail("forbidden")

/** One's own view, or `not_found`: a colleague's is nobody else's to know of. */
export async function ownView(tx: Tx, ctx: Ctx, id: string) {
  const memberId = ownerOf(ctx)
  if (!isId(id)) return absent()
  return (await tx.savedView.findFirst({ where: { id, memberId } })) ?? absent()
}

/** Two requests of one person come one after the other. */
export const lockViews = (tx: Tx, ctx: Ctx): Promise<unknown> =>
  tx.$queryRaw`select id from "Member" where id = ${ownerOf(ctx)}::uuid for no key update`

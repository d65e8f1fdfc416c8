import type { Ctx } from "@/lib/ctx"
import { absent, type Tx } from "@/lib/db"
import { isId } from "@/lib/ids"

/** Who changes the order changes it alone. */
export async function lockRules(tx: Tx, ctx: Ctx): Promise<void> {
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${`routing rules ${ctx.clinicId}`}, 0))::text`
}

/** A rule that was not removed, or `not_found`. */
export async function ruleById(tx: Tx, id: string) {
  return (isId(id) && (await tx.routingRule.findFirst({ where: { id, removedAt: null } }))) || absent()
}

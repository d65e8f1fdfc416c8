import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { isId } from "@/lib/ids"

/** Whether the rerun this run belongs to said in words that what was done is done once more. */
export async function saidAgain(tx: Tx, ctx: Ctx): Promise<boolean> {
  if (ctx.actor.kind !== "system" || !isId(ctx.actor.runId ?? "")) return false
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select action.id from "Run" run join "RerunAction" action on action.id = run."rerunAction"
    where run.id = ${ctx.actor.runId}::uuid and action."repeatEffects"`
  return rows.length > 0
}

import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { isId } from "@/lib/ids"

const NONE = { isRerun: false, again: false }

/** Whether this run is one run again, and whether who asked for it said in words that what was done is done once more. */
export async function rerunOf(tx: Tx, ctx: Ctx): Promise<{ isRerun: boolean; again: boolean }> {
  if (ctx.actor.kind !== "system" || !isId(ctx.actor.runId ?? "")) return NONE
  const [row] = await tx.$queryRaw<{ isRerun: boolean; again: boolean }[]>`
    select run."rerunOf" is not null or run."rerunAction" is not null as "isRerun",
      coalesce(action."repeatEffects", false) as again
    from "Run" run left join "RerunAction" action on action.id = run."rerunAction"
    where run.id = ${ctx.actor.runId}::uuid`
  return row ?? NONE
}

import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import type { RerunAction } from "@/lib/generated/prisma/client"
import type { Done } from "@/lib/operation"

/** The action under a lock, or `not_found`. */
export async function lockAction(tx: Tx, id: string): Promise<RerunAction> {
  await tx.$queryRaw`select id from "RerunAction" where id = ${id}::uuid for update`
  return (await tx.rerunAction.findFirst({ where: { id } })) ?? fail("not_found")
}

/** Sets an action going: the one fact and the one event of it, whatever the number of its runs. */
export async function startAction(
  tx: Tx,
  ctx: Ctx,
  id: string,
  reason: string | undefined,
): Promise<Done<{ id: string; total: number }>> {
  const action = await lockAction(tx, id)
  if (action.status !== "waiting" && !(action.status === "running" && action.startedAt === null))
    fail("wrong_state", { sentence: "This rerun was stopped or has begun already." })
  await tx.rerunAction.update({ where: { id }, data: { status: "running", startedAt: ctx.now } })
  const { total, scope, causeId, fromPoint, fromStep, repeatEffects, filter } = action
  const started = fact("rerun.started", id, {
    after: {
      runs: total,
      scope,
      from: fromPoint,
      ...(fromStep && { step: fromStep }),
      ...(causeId && { causeId }),
      ...(filter && { filter }),
      repeatEffects,
    },
    personal: reason ? { reason } : undefined,
  })
  return {
    value: { id, total },
    facts: [started],
    events: [{ name: "rerun.started", id: `rerun:${id}`, data: { clinicId: ctx.clinicId, actionId: id } }],
  }
}

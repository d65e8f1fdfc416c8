import { kindOf } from "@/lib/approvals/reach"
import { taskKeyOf } from "@/lib/approvals/words"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import { notify } from "@/lib/notifications/notify"

type Settled = { id: string; requestedById: string; kind: string; input: unknown }

/** What follows from any end of a question: its task closes, and whoever asked hears of it. */
export async function settle(
  tx: Tx,
  ctx: Ctx,
  approvals: readonly Settled[],
  outcome: "approved" | "denied" | "withdrawn" | "expired" | "failed",
): Promise<Fact[]> {
  if (approvals.length === 0) return []
  if (outcome !== "approved")
    for (const { kind, input } of approvals) await kindOf(kind)?.ended?.(tx, ctx, input)
  const byWhom = ctx.actor.kind === "member" ? ctx.actor.memberId : null
  const isDone = outcome === "approved" || outcome === "denied" || outcome === "failed"
  const closed = await tx.task.updateManyAndReturn({
    where: { effectKey: { in: approvals.map((one) => taskKeyOf(one.id)) }, status: "open" },
    data: {
      status: isDone ? "done" : "cancelled",
      finishedAt: ctx.now,
      finishedById: byWhom,
      outcome: isDone ? "done" : null,
      updatedAt: ctx.now,
    },
    select: { id: true },
  })
  const told = outcome === "withdrawn" ? [] : approvals
  const notices = await notify(
    tx,
    ctx,
    told.map(({ id, requestedById }) => ({
      memberId: requestedById,
      kind: "approval_decided" as const,
      subjectType: "approval" as const,
      subjectId: id,
      effectKey: `approval_decided:${id}`,
    })),
  )
  const name = isDone ? ("task.finished" as const) : ("task.cancelled" as const)
  return [
    ...closed.map((task) =>
      fact(name, task.id, {
        before: { status: "open" },
        after: { status: isDone ? "done" : "cancelled", outcome },
      }),
    ),
    ...notices,
  ]
}

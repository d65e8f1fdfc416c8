import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import type { Prisma } from "@/lib/generated/prisma/client"

/** What a person was asked to do has come about without them. In the caller's transaction; what is over stays as it is. */
export async function closeTasks(
  tx: Tx,
  ctx: Ctx,
  which: Prisma.TaskWhereInput,
  reason: string,
): Promise<Fact[]> {
  const outcome = "not_needed"
  const closed = await tx.task.updateManyAndReturn({
    where: { ...which, status: "open" },
    data: { status: "done", outcome, finishedAt: ctx.now, updatedAt: ctx.now },
    select: { id: true },
  })
  return closed.map((task) =>
    fact("task.finished", task.id, {
      before: { status: "open" },
      after: { status: "done", outcome },
      reason,
    }),
  )
}

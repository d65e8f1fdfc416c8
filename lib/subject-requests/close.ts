import type { Ctx } from "@/lib/ctx"
import { memberIdOf } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, type FactName, fact } from "@/lib/facts"
import type { Prisma } from "@/lib/generated/prisma/client"
import type { StoredRequest } from "@/lib/subject-requests/reach"

type End = {
  status: "done" | "refused" | "withdrawn"
  data?: Prisma.SubjectRequestUncheckedUpdateInput
  after?: Prisma.InputJsonValue
  personal?: Prisma.InputJsonValue
}

/** Ends a request and the task that asked for it, in the caller's transaction. */
export async function closeNow(tx: Tx, ctx: Ctx, request: StoredRequest, end: End): Promise<Fact[]> {
  const memberId = memberIdOf(ctx)
  await tx.subjectRequest.update({
    where: { id: request.id },
    data: {
      ...end.data,
      status: end.status,
      finishedAt: ctx.now,
      finishedById: memberId,
      updatedAt: ctx.now,
    },
  })
  const tasks = await tx.task.updateManyAndReturn({
    where: { sourceId: request.id, kind: "subject_request", status: { not: "done" } },
    data: {
      status: "done",
      outcome: "done",
      finishedAt: ctx.now,
      finishedById: memberId,
      updatedAt: ctx.now,
    },
    select: { id: true },
  })
  const name: FactName = `subject_request.${end.status}`
  return [
    fact(name, request.id, {
      patientId: request.patientId,
      before: { status: request.status },
      after: { kind: request.kind, ...(end.after as object) },
      personal: end.personal,
    }),
    ...tasks.map(({ id }) =>
      fact("task.finished", id, { patientId: request.patientId, after: { outcome: "done" } }),
    ),
  ]
}

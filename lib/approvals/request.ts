import { APPROVAL_LIFE_MS, hrefOf, taskKeyOf } from "@/lib/approvals/words"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { type Fact, fact } from "@/lib/facts"
import type { Prisma } from "@/lib/generated/prisma/client"
import { newId } from "@/lib/ids"
import { makeTask } from "@/lib/tasks/make"
import { addMs } from "@/lib/time"

export type ApprovalRequest = {
  /** Of lib/approvals/kinds.ts. */
  kind: string
  /** As the kind's action takes it: ids, no names. */
  input: Prisma.InputJsonValue
  /** What will be done, in a sentence that names no patient. */
  summary: string
  /** Of the same kind and subject one question is open at a time. */
  subjectId?: string
  patientId?: string
  reason: string
}

/**
 * Asks a second person, in the caller's transaction: the request and a task for those who may decide. Asked again while
 * the question is open, it answers with the open one and changes nothing.
 */
export async function requestApproval(
  tx: Tx,
  ctx: Ctx,
  { reason, ...asked }: ApprovalRequest,
): Promise<{ approvalId: string; facts: Fact[] }> {
  if (ctx.actor.kind !== "member") return fail("forbidden")
  const approvalId = newId()
  const expiresAt = addMs(ctx.now, APPROVAL_LIFE_MS)
  const { count } = await tx.approval.createMany({
    data: [
      {
        ...asked,
        id: approvalId,
        clinicId: ctx.clinicId,
        reason,
        requestedById: ctx.actor.memberId,
        expiresAt,
        createdAt: ctx.now,
      },
    ],
    skipDuplicates: true,
  })
  if (count === 0) {
    const { kind, subjectId } = asked
    const open = await tx.approval.findFirst({
      where: { kind, subjectId, status: "pending" },
      select: { id: true },
    })
    return { approvalId: open?.id ?? fail("conflict"), facts: [] }
  }
  const task = await makeTask(tx, ctx, {
    kind: "approve",
    title: "Decide: agree or deny",
    why: asked.summary,
    dueAt: expiresAt,
    owner: { role: "admin" },
    patientId: asked.patientId,
    href: hrefOf(approvalId),
    source: "member",
    sourceId: approvalId,
    effectKey: taskKeyOf(approvalId),
  })
  const { kind, subjectId, patientId } = asked
  const requested = fact("approval.requested", approvalId, {
    patientId,
    after: { kind, ...(subjectId && { subjectId }), status: "pending" },
    personal: { reason },
  })
  return { approvalId, facts: [requested, ...task.facts] }
}

import { isDeepStrictEqual } from "node:util"
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

type Deciders = "admin" | "coordinator" | "operator"

/** Whose task it is to decide: coordinators', what concerns patients; operators', a rerun no other admin can agree to. */
async function deciders(tx: Tx, ctx: Ctx, kind: string, askedBy: string): Promise<Deciders> {
  const some = async (role: Deciders) =>
    (await tx.member.findFirst({
      where: {
        active: true,
        OR: [{ endsAt: null }, { endsAt: { gt: ctx.now } }],
        roles: { has: role },
        id: { not: askedBy },
      },
      select: { id: true },
    })) !== null
  if (kind.startsWith("patients.")) return (await some("coordinator")) ? "coordinator" : "admin"
  if (kind === "campaigns.send" || kind === "sending.held")
    return (await some("admin")) ? "admin" : "coordinator"
  if (kind !== "jobs.rerun" || (await some("admin"))) return "admin"
  return (await some("operator")) ? "operator" : "admin"
}

/** The same thing to be done; why, and the form's own key, may differ. */
function isSameRequest(one: unknown, other: unknown): boolean {
  const plain = (input: unknown) => {
    const {
      reason: _,
      why: __,
      key: ___,
      ...rest
    } = JSON.parse(JSON.stringify(input)) as Record<string, unknown>
    return rest
  }
  return isDeepStrictEqual(plain(one), plain(other))
}

/**
 * Asks a second person, in the caller's transaction: the request and a task for those who may decide. Asked again while
 * the question is open, it answers with the open one and changes nothing; asked for something else, it refuses.
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
      select: { id: true, input: true },
    })
    if (!open) return fail("conflict")
    if (!isSameRequest(open.input, asked.input))
      fail("wrong_state", {
        sentence: "Another proposal of this kind waits for a decision already. See Approvals.",
      })
    return { approvalId: open.id, facts: [] }
  }
  const task = await makeTask(tx, ctx, {
    kind: "approve",
    title: "Decide: agree or deny",
    why: asked.summary,
    dueAt: expiresAt,
    owner: { role: await deciders(tx, ctx, asked.kind, ctx.actor.memberId) },
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

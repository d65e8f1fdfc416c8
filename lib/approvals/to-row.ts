import { hindrance, kindOf, requireMember, seesIdsOnly } from "@/lib/approvals/reach"
import type { ApprovalRow } from "@/lib/approvals/schema"
import type { ApprovalStatus } from "@/lib/approvals/words"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import type { Approval } from "@/lib/generated/prisma/client"

/** With the people's names: one statement, however many rows. */
export async function toApprovalRows(tx: Tx, ctx: Ctx, found: readonly Approval[]): Promise<ApprovalRow[]> {
  const ids = found.flatMap((one) => [one.requestedById, one.decidedById ?? []].flat())
  const members = await tx.member.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  })
  const names = new Map(members.map((one) => [one.id, one.name]))
  const person = (id: string) => ({ id, name: names.get(id) ?? "A former colleague" })
  return found.map((one) => {
    const isOpen = one.status === "pending" && one.expiresAt > ctx.now
    const why = hindrance(ctx, one)
    const kind = kindOf(one.kind)
    const isOwn = one.requestedById === requireMember(ctx)
    // Words of people may name others: not for who knows those by ids alone.
    const isHidden = !isOwn && kind !== undefined && seesIdsOnly(ctx, kind)
    return {
      id: one.id,
      kind: one.kind,
      kindName: kind?.name ?? one.kind,
      summary: one.summary,
      reason: isHidden ? null : one.reason,
      patientId: one.patientId,
      status: (one.status === "pending" && !isOpen ? "expired" : one.status) as ApprovalStatus,
      requestedBy: person(one.requestedById),
      decidedBy: one.decidedById ? person(one.decidedById) : null,
      decidedAt: one.decidedAt?.toISOString() ?? null,
      decisionReason: isHidden && one.decidedById !== requireMember(ctx) ? null : one.decisionReason,
      failure: one.failure,
      expiresAt: one.expiresAt.toISOString(),
      createdAt: one.createdAt.toISOString(),
      may: {
        decide: isOpen && why === null,
        withdraw: isOpen && isOwn,
        why: isOpen ? why : null,
      },
    }
  })
}

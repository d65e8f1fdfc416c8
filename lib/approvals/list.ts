import { z } from "zod"
import { decidableKinds, reachWhere, requireMember } from "@/lib/approvals/reach"
import { type ApprovalPage, ListApprovalsInput } from "@/lib/approvals/schema"
import { toApprovalRows } from "@/lib/approvals/to-row"
import { APPROVAL_PAGE } from "@/lib/approvals/words"
import { readCursor, toPage } from "@/lib/cursor"
import { query } from "@/lib/operation"

/** Newest first: what waits for a decision, or what is settled. */
export const listApprovals = query({
  name: "approvals.list",
  may: "approvals.read",
  input: ListApprovalsInput,
  async run({ ctx, tx, input, grant }): Promise<ApprovalPage> {
    const after = input.cursor ? readCursor(input.cursor) : null
    const found = await tx.approval.findMany({
      where: {
        ...reachWhere(ctx, grant),
        status: input.state === "waiting" ? "pending" : { not: "pending" },
        ...(after && {
          createdAt: { lte: after.at },
          OR: [{ createdAt: { lt: after.at } }, { id: { lt: after.id } }],
        }),
      },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: APPROVAL_PAGE + 1,
    })
    const { rows, nextCursor } = toPage(found, APPROVAL_PAGE, (row) => row.createdAt)
    return { rows: await toApprovalRows(tx, ctx, rows), nextCursor }
  },
  reads: ({ value }) => ({
    what: "approvals",
    list: true,
    patientIds: value.rows.flatMap((row) => row.patientId ?? []),
  }),
})

/** How many wait for this person's decision. */
export const countPendingApprovals = query({
  name: "approvals.countPending",
  may: "approvals.read",
  input: z.strictObject({}),
  run: ({ ctx, tx }) =>
    tx.approval.count({
      where: {
        status: "pending",
        expiresAt: { gt: ctx.now },
        kind: { in: decidableKinds(ctx) },
        requestedById: { not: requireMember(ctx) },
      },
    }),
})

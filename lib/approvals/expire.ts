import { z } from "zod"
import { settle } from "@/lib/approvals/settle"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"

const MOST = 200

/** Ends the questions whose time is over, and tells whoever asked. A job's work; run again it finds none. */
export const expireApprovals = command({
  name: "approvals.expire",
  may: "settings.write",
  input: z.strictObject({}),
  async run({ ctx, tx }) {
    const due = { status: "pending", expiresAt: { lte: ctx.now } }
    const found = await tx.approval.findMany({
      where: due,
      orderBy: { expiresAt: "asc" },
      select: { id: true },
      take: MOST,
    })
    const ended = await tx.approval.updateManyAndReturn({
      where: { ...due, id: { in: found.map((one) => one.id) } },
      data: { status: "expired", decidedAt: ctx.now },
    })
    const expired = ended.map(({ id, kind, patientId }) =>
      fact("approval.expired", id, {
        patientId: patientId ?? undefined,
        before: { status: "pending" },
        after: { status: "expired", kind },
      }),
    )
    return {
      value: { expired: ended.length },
      facts: [...expired, ...(await settle(tx, ctx, ended, "expired"))],
    }
  },
})

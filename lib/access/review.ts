import { requireMember } from "@/lib/access/member"
import { ReviewInput } from "@/lib/access/schema"
import { reviewKeyOf } from "@/lib/access/words"
import { absent } from "@/lib/db"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { isId } from "@/lib/ids"
import { command } from "@/lib/operation"

/** Somebody else says afterwards whether breaking the glass was justified. */
export const reviewAccess = command({
  name: "access.review",
  may: "access.review",
  input: ReviewInput,
  async run({ ctx, tx, input: { id, verdict, note } }) {
    const memberId = requireMember(ctx)
    const access = isId(id) ? await tx.specialAccess.findFirst({ where: { id, kind: "break_glass" } }) : null
    if (!access) return absent()
    if (access.memberId === memberId)
      fail("forbidden", { sentence: "Somebody else has to review what you opened yourself." })
    if (!access.endedAt && access.endsAt > ctx.now)
      fail("wrong_state", { sentence: "It still runs. End it first, or review it when it has ended." })
    const value = { id, verdict }
    if (access.reviewedById === memberId && access.verdict === verdict) return { value, facts: [] }
    const { count } = await tx.specialAccess.updateMany({
      where: { id, reviewedAt: null },
      data: { reviewedById: memberId, reviewedAt: ctx.now, verdict, reviewNote: note ?? null },
    })
    if (count === 0) fail("wrong_state", { sentence: "A colleague has reviewed this already." })
    const closed = await tx.task.updateManyAndReturn({
      where: { effectKey: reviewKeyOf(id), status: "open" },
      data: {
        status: "done",
        finishedAt: ctx.now,
        finishedById: memberId,
        outcome: "done",
        updatedAt: ctx.now,
      },
      select: { id: true },
    })
    const facts = [
      fact("access.reviewed", id, {
        after: { verdict, memberId: access.memberId },
        personal: note ? { reason: note } : undefined,
      }),
      ...closed.map((task) =>
        fact("task.finished", task.id, {
          before: { status: "open" },
          after: { status: "done", outcome: verdict },
        }),
      ),
    ]
    return { value, facts }
  },
})

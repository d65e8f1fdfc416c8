import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { handoverInReach, mayReceive, requireMember } from "@/lib/handover/reach"
import { HandoverIdInput } from "@/lib/handover/schema"
import { receiptKey } from "@/lib/handover/task"
import { command } from "@/lib/operation"
import { t } from "@/lib/say"

/** "I have it": by name, once, by somebody else than who signed. Ends the task that asked for it. */
export const receiveHandover = command({
  name: "handover.receive",
  may: "handover.write",
  input: HandoverIdInput,
  async run({ ctx, tx, input }) {
    const me = requireMember(ctx)
    const { id, ...note } = await handoverInReach(tx, ctx, input.id)
    const value = { id }
    if (note.receivedById === me) return { value, facts: [] }
    if (note.memberId === me) fail("forbidden", { sentence: "Who signed a note does not receive it." })
    if (!mayReceive(ctx, note)) fail("forbidden", { sentence: "A colleague of the same role receives it." })
    if (note.corrections.some((one) => one.status !== "draft"))
      fail("wrong_state", { sentence: "A correction has replaced this note. Receive that one." })
    const { count } = await tx.handover.updateMany({
      where: { id, status: "signed" },
      data: { status: "received", receivedById: me, receivedAt: ctx.now, updatedAt: ctx.now },
    })
    if (count === 0) {
      const winner = await tx.handover.findUnique({ where: { id }, include: { receivedBy: true } })
      if (winner?.receivedById === me) return { value, facts: [] }
      fail("already_taken", {
        sentence: t("{name} received this first.", { name: winner?.receivedBy?.name ?? t("A colleague") }),
      })
    }
    const ended = await tx.task.updateManyAndReturn({
      where: { effectKey: receiptKey(id), status: "open" },
      data: { status: "done", outcome: "done", finishedAt: ctx.now, finishedById: me },
      select: { id: true },
    })
    return {
      value,
      facts: [
        fact("handover.received", id, { after: { role: note.role, by: ctx.actor.name } }),
        ...ended.map((task) => fact("task.finished", task.id, { after: { outcome: "done" } })),
      ],
    }
  },
})

import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { t } from "@/lib/say"
import { requireMember, taskInReach } from "@/lib/tasks/reach"
import { TaskIdInput } from "@/lib/tasks/schema"

/** Of any number who take it at once, one has it and the others learn who. */
export const takeTask = command({
  name: "tasks.take",
  may: "tasks.write",
  input: TaskIdInput,
  async run({ ctx, tx, input, grant }) {
    const me = requireMember(ctx)
    const task = await taskInReach(tx, ctx, grant, input.id)
    const value = { id: task.id }
    if (task.status !== "open") fail("wrong_state", { sentence: "This task has ended." })
    if (task.ownerId === me) return { value, facts: [] }
    const { count } = await tx.task.updateMany({
      where: { id: task.id, status: "open", ownerId: null },
      data: { ownerId: me, snoozedUntil: null },
    })
    if (count === 0) {
      const winner = await tx.task.findUnique({ where: { id: task.id }, include: { owner: true } })
      if (winner?.ownerId === me) return { value, facts: [] }
      fail("already_taken", {
        sentence: t("{name} took this first.", { name: winner?.owner?.name ?? t("A colleague") }),
      })
    }
    const { patientId, ownerRole } = task
    return {
      value,
      facts: [
        fact("task.taken", task.id, {
          patientId: patientId ?? undefined,
          before: { ownerRole },
          after: { ownerId: me },
        }),
      ],
    }
  },
})

import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { taskInReach } from "@/lib/tasks/reach"
import { mayReopen } from "@/lib/tasks/rules"
import { TaskIdInput } from "@/lib/tasks/schema"

/** Taken up again, within a day of its end: the undo of finishing and cancelling. */
export const reopenTask = command({
  name: "tasks.reopen",
  may: "tasks.write",
  input: TaskIdInput,
  async run({ ctx, tx, input, grant }) {
    const task = await taskInReach(tx, ctx, grant, input.id)
    const value = { id: task.id }
    if (task.finishedAt === null) return { value, facts: [] }
    if (!mayReopen(task.finishedAt, ctx.now))
      fail("wrong_state", { sentence: "This ended more than a day ago. Make a new task." })
    const { count } = await tx.task.updateMany({
      where: { id: task.id, status: task.status, finishedAt: task.finishedAt },
      data: { status: "open", outcome: null, finishedAt: null, finishedById: null },
    })
    if (count === 0) return { value, facts: [] }
    const patientId = task.patientId ?? undefined
    const before = { status: task.status, outcome: task.outcome }
    return {
      value,
      facts: [fact("task.reopened", task.id, { patientId, before, after: { status: "open" } })],
    }
  },
})

import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { endedFirst, taskInReach } from "@/lib/tasks/reach"
import { ChangeDueInput } from "@/lib/tasks/schema"
import { fromWallClock } from "@/lib/time"

/** By the clinic's wall clock; none at all puts it last. */
export const changeTaskDue = command({
  name: "tasks.changeDue",
  may: "tasks.write",
  input: ChangeDueInput,
  async run({ ctx, tx, input, grant }) {
    const task = await taskInReach(tx, ctx, grant, input.id)
    const dueAt = input.due ? fromWallClock(input.due, ctx.clinic.timeZone) : null
    const value = { id: task.id, dueAt: dueAt?.toISOString() ?? null }
    if (dueAt && dueAt < ctx.now) fail("invalid_input", { fields: { due: "This is in the past." } })
    if (task.status === "open" && task.dueAt?.getTime() === dueAt?.getTime()) return { value, facts: [] }
    const { count } = await tx.task.updateMany({ where: { id: task.id, status: "open" }, data: { dueAt } })
    if (count === 0) return endedFirst(tx, task.id)
    const before = { dueAt: task.dueAt?.toISOString() ?? null }
    const patientId = task.patientId ?? undefined
    return {
      value,
      facts: [fact("task.due_changed", task.id, { patientId, before, after: { dueAt: value.dueAt } })],
    }
  },
})

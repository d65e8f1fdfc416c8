import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { endedFirst, requireMember, taskInReach } from "@/lib/tasks/reach"
import { CancelTaskInput } from "@/lib/tasks/schema"

/** It need not be done; why is kept. */
export const cancelTask = command({
  name: "tasks.cancel",
  may: "tasks.write",
  input: CancelTaskInput,
  async run({ ctx, tx, input, grant }) {
    const me = requireMember(ctx)
    const task = await taskInReach(tx, ctx, grant, input.id)
    const value = { id: task.id }
    const { count } = await tx.task.updateMany({
      where: { id: task.id, status: "open" },
      data: { status: "cancelled", finishedAt: ctx.now, finishedById: me, snoozedUntil: null },
    })
    if (count === 0) {
      const ended = await tx.task.findUniqueOrThrow({ where: { id: task.id } })
      const same = ended.status === "cancelled" && ended.finishedById === me
      return same ? { value, facts: [] } : endedFirst(tx, task.id)
    }
    const patientId = task.patientId ?? undefined
    const change = { before: { status: "open" }, after: { status: "cancelled" } }
    return {
      value,
      facts: [fact("task.cancelled", task.id, { patientId, ...change, personal: { reason: input.reason } })],
    }
  },
})

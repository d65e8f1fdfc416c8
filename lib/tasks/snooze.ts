import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { endedFirst, taskInReach } from "@/lib/tasks/reach"
import { snoozeUntil } from "@/lib/tasks/rules"
import { SnoozeTaskInput } from "@/lib/tasks/schema"

/** Out of the way until then; it comes back by itself. Its due time stands. */
export const snoozeTask = command({
  name: "tasks.snooze",
  may: "tasks.write",
  input: SnoozeTaskInput,
  async run({ ctx, tx, input, grant }) {
    const task = await taskInReach(tx, ctx, grant, input.id)
    const until = snoozeUntil(input.until, ctx.now, ctx.clinic.timeZone)
    const value = { id: task.id, until: until.toISOString() }
    if (task.status === "open" && task.snoozedUntil?.getTime() === until.getTime())
      return { value, facts: [] }
    const { count } = await tx.task.updateMany({
      where: { id: task.id, status: "open" },
      data: { snoozedUntil: until },
    })
    if (count === 0) return endedFirst(tx, task.id)
    const change = {
      before: { until: task.snoozedUntil?.toISOString() ?? null },
      after: { until: until.toISOString() },
    }
    const patientId = task.patientId ?? undefined
    return { value, facts: [fact("task.snoozed", task.id, { patientId, ...change })] }
  },
})

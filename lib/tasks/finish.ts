import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { endedFirst, requireMember, taskInReach } from "@/lib/tasks/reach"
import { FinishTaskInput } from "@/lib/tasks/schema"

/** Done, and how it ended. What is said of a patient in words of one's own is sealed with the record. */
export const finishTask = command({
  name: "tasks.finish",
  may: "tasks.write",
  input: FinishTaskInput,
  async run({ ctx, tx, input, grant }) {
    const me = requireMember(ctx)
    const task = await taskInReach(tx, ctx, grant, input.id)
    const { outcome, words } = input
    const value = { id: task.id }
    const { count } = await tx.task.updateMany({
      where: { id: task.id, status: "open" },
      data: {
        status: "done",
        outcome,
        finishedAt: ctx.now,
        finishedById: me,
        snoozedUntil: null,
        // Who does what was nobody's has done it as its owner.
        ...(task.ownerId === null && { ownerId: me }),
      },
    })
    if (count === 0) {
      const ended = await tx.task.findUniqueOrThrow({ where: { id: task.id } })
      const same = ended.status === "done" && ended.outcome === outcome && ended.finishedById === me
      return same ? { value, facts: [] } : endedFirst(tx, task.id)
    }
    const patientId = task.patientId ?? undefined
    return {
      value,
      facts: [
        fact("task.finished", task.id, {
          patientId,
          before: { status: "open" },
          after: { status: "done", outcome },
          personal: words ? { words } : undefined,
        }),
      ],
    }
  },
})

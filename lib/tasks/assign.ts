import { memberIdOf } from "@/lib/ctx"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { notify } from "@/lib/notifications/notify"
import { command } from "@/lib/operation"
import { readOwner } from "@/lib/tasks/owners"
import { endedFirst, taskInReach } from "@/lib/tasks/reach"
import { AssignTaskInput } from "@/lib/tasks/schema"

/** Gives it to a colleague, who is told, or back to a role. */
export const assignTask = command({
  name: "tasks.assign",
  may: "tasks.write",
  input: AssignTaskInput,
  async run({ ctx, tx, input, grant }) {
    const task = await taskInReach(tx, ctx, grant, input.id)
    const value = { id: task.id }
    if (task.status !== "open") return endedFirst(tx, task.id)
    const owner = await readOwner(tx, ctx, input.owner, task.patientId)
    const after =
      "memberId" in owner
        ? { ownerId: owner.memberId, ownerRole: task.ownerRole }
        : { ownerId: null, ownerRole: owner.role }
    if (task.ownerId === after.ownerId && task.ownerRole === after.ownerRole) return { value, facts: [] }
    const before = { ownerId: task.ownerId, ownerRole: task.ownerRole }
    const { count } = await tx.task.updateMany({
      where: { id: task.id, status: "open", ownerId: task.ownerId, ownerRole: task.ownerRole },
      data: { ...after, snoozedUntil: null },
    })
    if (count === 0) fail("conflict", { sentence: "A colleague gave this to somebody first. Look again." })
    const told =
      after.ownerId && after.ownerId !== memberIdOf(ctx)
        ? await notify(tx, ctx, [
            {
              memberId: after.ownerId,
              kind: "task_assigned",
              subjectType: "task",
              subjectId: task.id,
              effectKey: `task ${task.id} ${ctx.requestId}`,
            },
          ])
        : []
    const patientId = task.patientId ?? undefined
    return { value, facts: [fact("task.assigned", task.id, { patientId, before, after }), ...told] }
  },
})

import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import { newId } from "@/lib/ids"
import type { TaskKind, TaskOwner, TaskSource } from "@/lib/tasks/words"

export type NewTask = {
  kind: TaskKind
  /** What to do, in a sentence. No patient's name or words: the link to the patient carries who. */
  title: string
  why?: string
  dueAt: Date | null
  owner: TaskOwner
  patientId?: string
  leadId?: string
  /** Where the work is done, when that is neither the lead nor the patient. */
  href?: string
  source: TaskSource
  sourceId?: string
  /** The same cause makes one task, however often it is told. Absent only for what a person made by hand. */
  effectKey?: string
}

/** In the caller's transaction. Made once per `effectKey`: told again it changes nothing and gives no facts. */
export async function makeTask(
  tx: Tx,
  ctx: Ctx,
  task: NewTask,
): Promise<{ taskId: string | null; facts: Fact[] }> {
  const { owner, source, ...given } = task
  const taskId = newId()
  const { count } = await tx.task.createMany({
    data: [
      {
        ...given,
        id: taskId,
        clinicId: ctx.clinicId,
        sourceType: source,
        ...("memberId" in owner ? { ownerId: owner.memberId } : { ownerRole: owner.role }),
        createdById: ctx.actor.kind === "member" ? ctx.actor.memberId : null,
        createdAt: ctx.now,
        updatedAt: ctx.now,
      },
    ],
    skipDuplicates: true,
  })
  if (count === 0) return { taskId: null, facts: [] }
  const { kind, patientId, leadId } = task
  return {
    taskId,
    facts: [fact("task.created", taskId, { patientId, after: { kind, source, ...(leadId && { leadId }) } })],
  }
}

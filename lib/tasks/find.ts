import { query } from "@/lib/operation"
import { type Opened, openPersonal } from "@/lib/personal"
import { patientsIn, seesWords, taskInReach, toTaskRow } from "@/lib/tasks/reach"
import { type TaskDetail, TaskIdInput } from "@/lib/tasks/schema"

const MOST_STEPS = 100

export const findTask = query({
  name: "tasks.find",
  may: "tasks.read",
  input: TaskIdInput,
  async run({ ctx, tx, input, grant }): Promise<TaskDetail> {
    const task = await taskInReach(tx, ctx, grant, input.id)
    const facts = await tx.fact.findMany({
      where: { subjectId: task.id, name: { startsWith: "task." } },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: MOST_STEPS,
    })
    const opened = seesWords(ctx, task) ? await openPersonal(tx, facts) : new Map<string, Opened>()
    return {
      task: toTaskRow(ctx, task),
      history: facts.map((one) => ({
        id: one.id,
        name: one.name,
        by: one.actorName,
        at: one.createdAt.toISOString(),
        words: wordsIn(opened.get(one.id)),
      })),
    }
  },
  reads: ({ value }) => ({ what: "task", patientIds: patientsIn([value.task]) }),
})

function wordsIn(opened: Opened | undefined): string | null {
  if (opened?.state === "erased") return "Erased."
  const said = (opened?.state === "open" ? opened.value : null) as
    | { words?: unknown; reason?: unknown }
    | null
    | undefined
  const words = said?.words ?? said?.reason
  return typeof words === "string" ? words : null
}

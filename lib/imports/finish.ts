import { z } from "zod"
import { fact } from "@/lib/facts"
import { findStored } from "@/lib/imports/store"
import { command } from "@/lib/operation"
import { makeTask } from "@/lib/tasks/make"

/** The end of an import: the numbers are counted from the rows. One that broke becomes a task. */
export const finishImport = command({
  name: "imports.finish",
  may: "patients.import",
  input: z.object({ id: z.string().max(64), failed: z.boolean().default(false) }),
  async run({ ctx, tx, input }) {
    const { id, status, memberId, kept, total } = await findStored(tx, input.id, true)
    const groups = await tx.patientImportRow.groupBy({
      by: ["outcome"],
      where: { importId: id },
      _count: true,
    })
    const outcomes = Object.fromEntries(groups.map((one) => [one.outcome, one._count]))
    const value = { id, outcomes }
    if (status !== "importing" && status !== "cancelled") return { value, facts: [] }
    const next = status === "cancelled" ? "cancelled" : input.failed ? "failed" : "done"
    await tx.patientImport.update({
      where: { id },
      data: {
        status: next,
        counts: { ...kept, outcomes },
        ...(status === "importing" && { finishedAt: ctx.now }),
        ...(next === "done" && { done: total }),
      },
    })
    if (status === "cancelled") return { value, facts: [] }
    const ended = fact(input.failed ? "import.failed" : "import.done", id, {
      after: { status: next, ...outcomes },
    })
    if (!input.failed) return { value, facts: [ended] }
    const task = await makeTask(tx, ctx, {
      kind: "import_problem",
      title: "An import of patients stopped: see what was taken, and check the list again",
      dueAt: null,
      owner: { memberId },
      href: `/patients/import/${id}`,
      source: "run",
      sourceId: id,
      effectKey: `import_problem:${id}`,
    })
    return { value, facts: [ended, ...task.facts] }
  },
})

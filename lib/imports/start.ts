import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { ImportIdInput } from "@/lib/imports/schema"
import { findStored } from "@/lib/imports/store"
import { command } from "@/lib/operation"

/** Puts a checked list to work. The run behind it carries the import's id and nothing of the list. */
export const startImport = command({
  name: "imports.start",
  may: "patients.import",
  input: ImportIdInput,
  async run({ ctx, tx, input }) {
    const { id, status, kept } = await findStored(tx, input.id, true)
    if (status === "importing" || status === "done") return { value: { id }, facts: [] }
    if (status !== "checked")
      fail("wrong_state", { sentence: "This import was given up. Check the list again." })
    const { create = 0, update = 0 } = kept.outcomes
    if (create + update === 0) fail("wrong_state", { sentence: "There is nothing new in this list." })
    await tx.patientImport.update({ where: { id }, data: { status: "importing", startedAt: ctx.now } })
    return {
      value: { id },
      facts: [
        fact("import.started", id, { before: { status }, after: { status: "importing", create, update } }),
      ],
      events: [
        {
          name: "import.started",
          id: `import.started:${id}`,
          data: { clinicId: ctx.clinicId, importId: id },
        },
      ],
    }
  },
})

/** Stops it where it is. What was taken by then stays; the rest is not taken. */
export const cancelImport = command({
  name: "imports.cancel",
  may: "patients.import",
  input: ImportIdInput,
  async run({ ctx, tx, input }) {
    const { id, status } = await findStored(tx, input.id, true)
    if (status === "cancelled") return { value: { id }, facts: [] }
    if (status !== "checked" && status !== "importing") fail("wrong_state")
    await tx.patientImport.update({ where: { id }, data: { status: "cancelled", finishedAt: ctx.now } })
    return {
      value: { id },
      facts: [fact("import.cancelled", id, { before: { status }, after: { status: "cancelled" } })],
    }
  },
})

import { job } from "@/inngest/job"
import { findImport } from "@/lib/imports/find"
import { finishImport } from "@/lib/imports/finish"
import { takeChunk } from "@/lib/imports/take-chunk"
import { CHUNK } from "@/lib/imports/words"

export const importPatients = job({
  id: "import-patients",
  on: "import.started",
  async handle({ ctx, step, event }) {
    const id = event.data.importId
    const chunks = await step.run("count", async () => {
      const { total } = await findImport(ctx, { id })
      return Math.ceil(total / CHUNK)
    })
    for (let chunk = 0; chunk < chunks; chunk++) {
      const { goesOn } = await step.run(`lines-${chunk * CHUNK + 1}`, () => takeChunk(ctx, { id, chunk }))
      if (!goesOn) break
    }
    return step.run("finish", () => finishImport(ctx, { id }))
  },
  onFailure({ ctx, step, event }) {
    return step.run("stop", () => finishImport(ctx, { id: event.data.importId, failed: true }))
  },
})

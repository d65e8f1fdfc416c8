import { job, platformJob } from "@/inngest/job"
import { lookAfterBackups } from "@/lib/backups/look-after"
import { beginNightly } from "@/lib/backups/nightly"
import { runBackup } from "@/lib/backups/run-backup"
import { platformCtx } from "@/lib/platform"

const TRIES = 3

/** Each night. A try that fails stays on record as one; the next begins a quarter of an hour later. */
export const backup = platformJob({
  id: "backup",
  async handle({ step, runId }) {
    let because: string | null = null
    for (let nth = 1; nth <= TRIES; nth++) {
      if (nth > 1) await step.sleep(`before-try-${nth}`, "15m")
      const begun = await step.run(`begin-${nth}`, () => beginNightly("backup", runId, nth))
      if ("skipped" in begun) return begun
      const made = await step.run(`make-${nth}`, async () =>
        runBackup(await platformCtx("backup", runId), { id: begun.id }),
      )
      because = made.because
      if (made.status === "failed") continue
      const kept = await step.run("look-after", async () =>
        lookAfterBackups(await platformCtx("backup", runId)),
      )
      return { backupId: begun.id, tries: nth, ...kept }
    }
    throw new Error(`The backup failed ${TRIES} times: ${because}`)
  },
})

/** When a person asks for one. */
export const makeBackup = job({
  id: "make-backup",
  on: "backup.asked",
  concurrency: { limit: 1 },
  async handle({ ctx, step, event }) {
    const made = await step.run("make", () => runBackup(ctx, { id: event.data.backupId }))
    if (made.status === "failed") return made
    return step.run("look-after", () => lookAfterBackups(ctx))
  },
})

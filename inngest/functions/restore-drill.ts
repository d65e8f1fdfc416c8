import { job, platformJob } from "@/inngest/job"
import { beginWeekly } from "@/lib/backups/nightly"
import { runDrill } from "@/lib/backups/run-drill"
import { platformCtx } from "@/lib/platform"

/** Each week: the newest copy is brought back beside the live database and looked through. */
export const restoreDrill = platformJob({
  id: "restore-drill",
  async handle({ step, runId }) {
    const begun = await step.run("begin", () => beginWeekly("restore-drill", runId))
    if ("skipped" in begun) return begun
    const done = await step.run("restore", async () =>
      runDrill(await platformCtx("restore-drill", runId), { id: begun.id }),
    )
    if (done.status === "failed") throw new Error(`The drill failed: ${done.because}`)
    return { drillId: begun.id }
  },
})

/** When a person asks for one. */
export const runRestoreDrill = job({
  id: "run-restore-drill",
  on: "backup.drill_asked",
  concurrency: { limit: 1 },
  handle: ({ ctx, step, event }) => step.run("restore", () => runDrill(ctx, { id: event.data.drillId })),
})

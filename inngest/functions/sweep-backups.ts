import { platformJob } from "@/inngest/job"
import { sweepBackups } from "@/lib/backups/sweep"
import { platformCtxIfAny } from "@/lib/platform"

export const sweepBackupsFunction = platformJob({
  id: "sweep-backups",
  handle: ({ step, runId }) =>
    step.run("sweep", async () => {
      const ctx = await platformCtxIfAny("sweep-backups", runId)
      return ctx ? sweepBackups(ctx) : null
    }),
})

import { platformJob } from "@/inngest/job"
import { keepMaintenance } from "@/lib/maintenance/keep"
import { platformCtx } from "@/lib/platform"

export const keepMaintenanceFunction = platformJob({
  id: "keep-maintenance",
  handle: ({ step, runId }) =>
    step.run("make-and-tell", async () => keepMaintenance(await platformCtx("keep-maintenance", runId), {})),
})

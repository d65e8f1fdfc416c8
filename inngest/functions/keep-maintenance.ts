import { platformJob } from "@/inngest/job"
import { keepMaintenance } from "@/lib/maintenance/keep"
import { whereThereIsAClinic } from "@/lib/platform"

export const keepMaintenanceFunction = platformJob({
  id: "keep-maintenance",
  handle: ({ step, runId }) =>
    step.run("make-and-tell", () =>
      whereThereIsAClinic("keep-maintenance", runId, (ctx) => keepMaintenance(ctx, {})),
    ),
})

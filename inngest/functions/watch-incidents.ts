import { platformJob } from "@/inngest/job"
import { watchIncidents } from "@/lib/incidents/watch"
import { whereThereIsAClinic } from "@/lib/platform"

export const watchIncidentsFunction = platformJob({
  id: "watch-incidents",
  handle: ({ step, runId }) =>
    step.run("look-at-the-clocks", () =>
      whereThereIsAClinic("watch-incidents", runId, (ctx) => watchIncidents(ctx, {})),
    ),
})

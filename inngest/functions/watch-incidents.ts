import { platformJob } from "@/inngest/job"
import { watchIncidents } from "@/lib/incidents/watch"
import { platformCtx } from "@/lib/platform"

export const watchIncidentsFunction = platformJob({
  id: "watch-incidents",
  handle: ({ step, runId }) =>
    step.run("look-at-the-clocks", async () =>
      watchIncidents(await platformCtx("watch-incidents", runId), {}),
    ),
})

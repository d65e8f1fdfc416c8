import { platformJob } from "@/inngest/job"
import { watchEverywhere } from "@/lib/connections/watch-everywhere"

export const watchConnections = platformJob({
  id: "watch-connections",
  async handle({ step, runId }) {
    return step.run("watch", () => watchEverywhere("watch-connections", runId))
  },
})

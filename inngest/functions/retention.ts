import { platformJob } from "@/inngest/job"
import { pruneRuns } from "@/lib/jobs/prune"

export const retention = platformJob({
  id: "retention",
  async handle({ step }) {
    const runs = await step.run("prune-runs", () => pruneRuns())
    return { runs }
  },
})

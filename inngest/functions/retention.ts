import { platformJob } from "@/inngest/job"
import { pruneBodies } from "@/lib/inbox/prune"
import { pruneRuns } from "@/lib/jobs/prune"

export const retention = platformJob({
  id: "retention",
  async handle({ step }) {
    const runs = await step.run("prune-runs", () => pruneRuns())
    const bodies = await step.run("prune-webhook-bodies", () => pruneBodies())
    return { runs, bodies }
  },
})

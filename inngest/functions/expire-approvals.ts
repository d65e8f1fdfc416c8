import { platformJob } from "@/inngest/job"
import { expireEverywhere } from "@/lib/approvals/expire-everywhere"

export const expireApprovals = platformJob({
  id: "expire-approvals",
  async handle({ step, runId }) {
    return step.run("expire", () => expireEverywhere("expire-approvals", runId))
  },
})

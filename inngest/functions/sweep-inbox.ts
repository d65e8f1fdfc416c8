import { platformJob } from "@/inngest/job"
import { sweepPending } from "@/lib/inbox/sweep"

export const sweepInbox = platformJob({
  id: "sweep-inbox",
  async handle({ step }) {
    return step.run("sweep", () => sweepPending())
  },
})

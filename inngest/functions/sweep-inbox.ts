import { platformJob } from "@/inngest/job"
import { sweepPending } from "@/lib/inbox/sweep"

export const sweepInbox = platformJob({
  id: "sweep-inbox",
  async handle({ step }) {
    const found = await step.run("sweep", () => sweepPending())
    return { found }
  },
})

import { platformJob } from "@/inngest/job"
import { sweepPending } from "@/lib/inbox/sweep"
import { tellQuarantinedEverywhere } from "@/lib/inbox/tell-quarantined"

export const sweepInbox = platformJob({
  id: "sweep-inbox",
  async handle({ step }) {
    const swept = await step.run("sweep", () => sweepPending())
    const told = await step.run("tell-quarantined", () => tellQuarantinedEverywhere())
    return { ...swept, ...told }
  },
})

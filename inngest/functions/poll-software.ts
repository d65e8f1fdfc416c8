import { platformJob } from "@/inngest/job"
import { platformCtx } from "@/lib/platform"
import { pollSoftware, pruneCommits } from "@/lib/software-news/poll"

export const pollSoftwareFunction = platformJob({
  id: "poll-software",
  async handle({ step, runId }) {
    const polled = await step.run("ask", async () => pollSoftware(await platformCtx("poll-software", runId)))
    const { pruned } = await step.run("prune", async () =>
      pruneCommits(await platformCtx("poll-software", runId)),
    )
    return { ...polled, pruned }
  },
})

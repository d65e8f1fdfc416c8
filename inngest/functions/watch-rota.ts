import { scheduledJob } from "@/inngest/job"
import { watchRota } from "@/lib/rota/watch"

export const watchRotaFunction = scheduledJob({
  id: "watch-rota",
  handle: ({ ctx, step }) => step.run("watch", () => watchRota(ctx, {})),
})

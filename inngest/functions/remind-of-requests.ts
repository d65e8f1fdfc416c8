import { scheduledJob } from "@/inngest/job"
import { remindOfRequests } from "@/lib/subject-requests/remind"

export const remindOfRequestsFunction = scheduledJob({
  id: "remind-of-requests",
  handle: ({ ctx, step }) => step.run("remind", () => remindOfRequests(ctx, {})),
})

import { scheduledJob } from "@/inngest/job"
import { checkWaitingList } from "@/lib/waiting-list/check"

/** What no run looked after: offers over their time, times that wait for their next question, wishes whose last day passed. */
export const waitingListCheck = scheduledJob({
  id: "waiting-list-check",
  handle: ({ ctx, step }) => step.run("check", () => checkWaitingList(ctx, {})),
})

import { job } from "@/inngest/job"
import { deliverNotifications } from "@/lib/notifications/deliver"
import { releaseHeld } from "@/lib/notifications/release"
import { addMs, SECOND_MS, toDate } from "@/lib/time"

export const deliverNotificationsFunction = job({
  id: "deliver-notifications",
  on: "notification.queued",
  handle({ ctx, step, event }) {
    return step.run("deliver", () => deliverNotifications(ctx, { batchId: event.data.batchId }))
  },
})

/** So long after the hour that what was being written while it struck is there. */
const MARGIN_MS = 5 * SECOND_MS

/** One run for a clinic and an hour, however many are held until then: the event's id says so. */
export const releaseNotifications = job({
  id: "release-notifications",
  on: "notification.held",
  async handle({ ctx, step, event }) {
    await step.sleepUntil("quiet-hours-end", addMs(toDate(event.data.dueAt), MARGIN_MS))
    return step.run("release", () => releaseHeld(ctx, {}))
  },
})

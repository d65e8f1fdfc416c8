import { clockJob } from "@/inngest/job"
import { tick } from "@/lib/schedules/tick"

export const tickSchedules = clockJob({
  id: "tick-schedules",
  priority: 600,
  async handle({ step }) {
    return step.run("tick", () => tick())
  },
})

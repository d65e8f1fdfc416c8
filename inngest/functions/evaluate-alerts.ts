import { platformJob } from "@/inngest/job"
import { evaluateEverywhere } from "@/lib/alerts/evaluate-everywhere"

export const evaluateAlerts = platformJob({
  id: "evaluate-alerts",
  priority: 600,
  async handle({ step, runId }) {
    return step.run("evaluate", () => evaluateEverywhere("engine", runId))
  },
})

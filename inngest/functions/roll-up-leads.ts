import { platformJob } from "@/inngest/job"
import { rollUpEverywhere } from "@/lib/reports/roll-up-everywhere"

export const rollUpLeads = platformJob({
  id: "roll-up-leads",
  async handle({ step }) {
    return step.run("roll-up", () => rollUpEverywhere())
  },
})

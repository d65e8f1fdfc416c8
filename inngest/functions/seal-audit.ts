import { platformJob } from "@/inngest/job"
import { sealFacts } from "@/lib/audit/seal"

export const sealAudit = platformJob({
  id: "seal-audit",
  priority: 300,
  async handle({ step }) {
    return step.run("seal", () => sealFacts())
  },
})

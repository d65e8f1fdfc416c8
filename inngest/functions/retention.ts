import { platformJob } from "@/inngest/job"
import { pruneCauses, pruneEffects, pruneRerunInputs } from "@/lib/effects/prune"
import { pruneBodies } from "@/lib/inbox/prune"
import { pruneRuns } from "@/lib/jobs/prune"
import { pruneAttachments } from "@/lib/media/prune"
import { pruneSamples } from "@/lib/probes/prune"
import { sweepEverywhere } from "@/lib/retention/sweep-everywhere"
import { pruneAlerts, pruneNotices, pruneOccasions } from "@/lib/schedules/prune"

export const retention = platformJob({
  id: "retention",
  async handle({ step, runId }) {
    // First: what each clinic's page said would go, goes there and is counted there.
    const { gone } = await step.run("sweep-clinics", () => sweepEverywhere("retention", runId))
    const runs = await step.run("prune-runs", () => pruneRuns())
    const bodies = await step.run("prune-webhook-bodies", () => pruneBodies())
    const occasions = await step.run("prune-occasions", () => pruneOccasions())
    const alerts = await step.run("prune-alerts", () => pruneAlerts())
    const notices = await step.run("prune-notices", () => pruneNotices())
    const effects = await step.run("prune-effects", () => pruneEffects())
    const inputs = await step.run("prune-rerun-inputs", () => pruneRerunInputs())
    const causes = await step.run("prune-causes", () => pruneCauses())
    const attachments = await step.run("prune-attachments", () => pruneAttachments())
    const samples = await step.run("prune-samples", () => pruneSamples())
    return { gone, samples, attachments, runs, bodies, occasions, alerts, notices, effects, inputs, causes }
  },
})

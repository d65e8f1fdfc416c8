import { onCancelled } from "@/inngest/on-cancelled"
import { finishWork } from "@/lib/deployments/work/finish"

const BECAUSE = "Its run was cancelled, and nothing was taken back. Look at what runs there."

type Begun = { clinicId: string; deploymentId: string }

/** Without it the deployment would hold its place for good. */
export const endCancelledDeployment = onCancelled<Begun>("end-cancelled-deployment", {
  of: "deploy-release",
  step: "end",
  end: (ctx, { deploymentId }) => finishWork(ctx, deploymentId, "failed", BECAUSE),
})

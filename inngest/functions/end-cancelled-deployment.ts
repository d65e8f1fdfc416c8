import type { InngestFunction } from "inngest"
import { APP_ID } from "@/inngest/app-id"
import { inngest } from "@/inngest/client"
import { runCtx } from "@/inngest/clinic"
import { functionEntry } from "@/inngest/registry"
import { finishWork } from "@/lib/deployments/work/finish"
import { ownRunId } from "@/lib/engine/ulid"

const ID = "end-cancelled-deployment"
const OF = `${APP_ID}-deploy-release`
const BECAUSE = "Its run was cancelled, and nothing was taken back. Look at what runs there."

type Cancelled = { event: { data: { clinicId: string; deploymentId: string } } }

/** A cancelled run has no last call of its own: without this one its deployment would hold the place for good. */
export const endCancelledDeployment: InngestFunction.Any = inngest.createFunction(
  {
    id: ID,
    name: ID,
    description: functionEntry(ID).description,
    retries: 2,
    triggers: [{ event: "inngest/function.cancelled", if: `event.data.function_id == '${OF}'` }],
  },
  async ({ event, step, runId }) => {
    const { clinicId, deploymentId } = (event.data as unknown as Cancelled).event.data
    const ctx = await runCtx(clinicId, ID, ownRunId(runId))
    return step.run("end", () => finishWork(ctx, deploymentId, "failed", BECAUSE))
  },
)

import type { InngestFunction } from "inngest"
import { APP_ID } from "@/inngest/app-id"
import { inngest } from "@/inngest/client"
import { runCtx } from "@/inngest/clinic"
import { functionEntry } from "@/inngest/registry"
import { ownRunId } from "@/lib/engine/ulid"
import { giveUpMessage } from "@/lib/messaging/fail"

const ID = "give-up-cancelled"
const OF = `${APP_ID}-send-whatsapp-message`

type Cancelled = { event: { data: { clinicId: string; messageId: string } } }

/** A cancelled run has no last call of its own: what it was to send is given up here. Both engines tell of it alike. */
export const giveUpCancelled: InngestFunction.Any = inngest.createFunction(
  {
    id: ID,
    name: ID,
    description: functionEntry(ID).description,
    retries: 2,
    triggers: [{ event: "inngest/function.cancelled", if: `event.data.function_id == '${OF}'` }],
  },
  async ({ event, step, runId }) => {
    const { clinicId, messageId } = (event.data as unknown as Cancelled).event.data
    const ctx = await runCtx(clinicId, ID, ownRunId(runId))
    return step.run("give-up", () => giveUpMessage(ctx, { messageId }))
  },
)

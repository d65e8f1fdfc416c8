import type { InngestFunction } from "inngest"
import { APP_ID } from "@/inngest/app-id"
import { inngest } from "@/inngest/client"
import { runCtx } from "@/inngest/clinic"
import { type FunctionId, functionEntry } from "@/inngest/registry"
import type { Ctx } from "@/lib/ctx"
import { ownRunId } from "@/lib/engine/ulid"

type Begun = { clinicId: string }

/**
 * A cancelled run has no last call of its own: what it leaves is ended by a function that hears of it. Both engines tell
 * of it alike. `end` is given what the cancelled run of the function `of` began with.
 */
export const onCancelled = <Data extends Begun>(
  id: FunctionId,
  { of, step: name, end }: { of: FunctionId; step: string; end: (ctx: Ctx, data: Data) => Promise<unknown> },
): InngestFunction.Any =>
  inngest.createFunction(
    {
      id,
      name: id,
      description: functionEntry(id).description,
      retries: 2,
      triggers: [{ event: "inngest/function.cancelled", if: `event.data.function_id == '${APP_ID}-${of}'` }],
    },
    async ({ event, step, runId }) => {
      const { data } = (event.data as unknown as { event: { data: Data } }).event
      const ctx = await runCtx(data.clinicId, id, ownRunId(runId))
      return step.run(name, () => end(ctx, data))
    },
  )

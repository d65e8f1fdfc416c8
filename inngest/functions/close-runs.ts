import type { InngestFunction } from "inngest"
import { aboutOf } from "@/inngest/about"
import { APP_ID } from "@/inngest/app-id"
import { inngest } from "@/inngest/client"
import { KEEPERS } from "@/inngest/ledger"
import { closeRun, type Ended } from "@/lib/engine/close-run"

const APP = { id: APP_ID, aboutOf }
const notKeepers = KEEPERS.map((id) => `event.data.function_id != '${APP_ID}-${id}'`).join(" && ")

/** Server mode: a run that failed without a last call of ours, or whose last call could not be written, is closed. */
export const closeFailedRun: InngestFunction.Any = inngest.createFunction(
  { id: "close-failed-run", retries: 9, triggers: [{ event: "inngest/function.failed", if: notKeepers }] },
  ({ event, step }) => step.run("close", () => closeRun(event.data as Ended, "failed", APP)),
)

/** The same for one that was cancelled: there is never a last call. */
export const closeCancelledRun: InngestFunction.Any = inngest.createFunction(
  {
    id: "close-cancelled-run",
    retries: 9,
    triggers: [{ event: "inngest/function.cancelled", if: notKeepers }],
  },
  ({ event, step }) => step.run("close", () => closeRun(event.data as Ended, "cancelled", APP)),
)

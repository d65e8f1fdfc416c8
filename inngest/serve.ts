import type { InngestFunction } from "inngest"
import { inngest } from "@/inngest/client"
import { closeCancelledRun, closeFailedRun } from "@/inngest/functions/close-runs"
import { functions } from "@/inngest/index"
import { SERVE_PATH, serveOrigin } from "@/inngest/sync"

/** What a server is told of: every function, and those that keep the ledger. */
export const servedFunctions: readonly InngestFunction.Any[] = [
  ...functions,
  closeFailedRun,
  closeCancelledRun,
]

/** How the public route serves: nothing without a signature, and no address taken from a request. */
export const serveOptions = (served = servedFunctions) => ({
  client: inngest,
  functions: [...served],
  serveOrigin: serveOrigin(),
  servePath: SERVE_PATH,
  enableUnauthedSync: false,
})

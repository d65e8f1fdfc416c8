import { randomBytes } from "node:crypto"
import { Inngest } from "inngest"
import { APP_ID } from "@/inngest/app-id"
import { Ledger, ledgerFetch } from "@/inngest/ledger"
import { RetryPolicy } from "@/inngest/retry-policy"
import { Tracing } from "@/inngest/tracing"
import { createSeam } from "@/lib/engine/seam"
import { env } from "@/lib/env"
import { log } from "@/lib/log"

/** Where the embedded engine takes the SDK's outgoing calls; unused with a server. */
export const seam = createSeam()

/** True when a real Inngest server drives the functions. */
export const isServerMode = (): boolean => env().INNGEST_BASE_URL !== undefined

const server = {
  baseUrl: env().INNGEST_BASE_URL,
  eventKey: env().INNGEST_EVENT_KEY,
  signingKey: env().INNGEST_SIGNING_KEY,
  fetch: ledgerFetch,
}

// Never dev mode, which runs any function for anybody who asks. The embedded engine's own key is nobody's: its
// private handler asks for no signature, and a request that came to the public one could not have it.
const embedded = {
  baseUrl: "http://engine.invalid",
  eventKey: "embedded",
  signingKey: `signkey-embedded-${randomBytes(32).toString("hex")}`,
  fetch: seam.fetch,
}

export const inngest = new Inngest({
  id: APP_ID,
  isDev: false,
  ...(isServerMode() ? server : embedded),
  middleware: isServerMode() ? [Ledger, Tracing, RetryPolicy] : [Tracing, RetryPolicy],
  // The SDK's sentences may quote a function's error: only that it spoke is kept.
  logger: {
    debug: () => {},
    info: () => {},
    warn: () => log.debug("inngest.sdk_warned"),
    error: () => log.debug("inngest.sdk_failed"),
  },
})

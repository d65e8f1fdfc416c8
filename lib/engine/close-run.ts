import { enginePool } from "@/lib/db"
import { env } from "@/lib/env"
import { announce } from "@/lib/live/announce"
import { type AboutOf, errorText, failedEvent, functionIdOf, toRun } from "./ledger"
import { causeFor } from "./ledger-cause"
import { createLedgerStore, type LedgerEnd } from "./ledger-store"
import { ownRunId } from "./ulid"

/** What a server tells of a run that failed or was cancelled. */
export type Ended = Record<string, unknown> & { function_id: string; run_id: string; error?: unknown }

/**
 * Closes a run by a server's word; makes its row first where none of its calls ever reached us. One that we closed
 * ourselves stays as it is.
 */
export async function closeRun(
  told: Ended,
  end: LedgerEnd,
  app: { id: string; aboutOf: AboutOf },
): Promise<{ closed: boolean }> {
  const store = createLedgerStore(enginePool())
  const event = failedEvent(told) ?? { name: "unknown", data: {} }
  const call = {
    runId: ownRunId(told.run_id),
    externalId: told.run_id,
    functionId: functionIdOf(told.function_id, app.id),
    stepId: "",
    attempt: 0,
    maxAttempts: 1,
  }
  const run = toRun(call, { event, steps: [], releaseSha: env().GIT_SHA, aboutOf: app.aboutOf })
  await store.seen(run)
  const nothing = { steps: [], tried: [], attempt: 0, output: null }
  const error = end === "failed" ? errorText(told.error) : null
  const cause = error === null ? null : await causeFor(store, call, error)
  const { ended } = await store.settle({ ...nothing, id: run.id, end, error, cause, because: "event" })
  if (ended && run.clinic_id) announce(run.clinic_id, "run.moved", run.id)
  return { closed: ended }
}

import { env } from "@/lib/env"
import { causeOf } from "./fingerprint"
import type { LedgerStore } from "./ledger-store"
import type { Cause } from "./types"

/** What a server's run failed of: by the step that failed, where one did with the very error the run ends with. */
export async function causeFor(
  store: LedgerStore,
  call: { runId: string; functionId: string; stepId?: string },
  /** JSON text. */
  error: string,
): Promise<Cause> {
  const { provider, steps } = await store.failureGround(call.runId)
  const message = messageOf(error)
  const step =
    steps.find((one) => one.id === call.stepId) ?? steps.findLast((one) => messageOf(one.error) === message)
  const { functionId } = call
  return causeOf({ functionId, error, stepName: step?.name ?? null, provider, releaseSha: env().GIT_SHA })
}

const messageOf = (error: string): unknown => (JSON.parse(error) as { message?: unknown } | null)?.message

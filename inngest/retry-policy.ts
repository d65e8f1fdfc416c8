import { Middleware, NonRetriableError, RetryAfterError, StepError } from "inngest"
import { retryAt } from "@/lib/engine/retry"
import { toAppError } from "@/lib/errors"

/**
 * The one place that turns our retry policy into what both engines understand: what cannot succeed is not tried
 * again, everything else waits as long as the policy says, or as long as the provider asked for. What it says is kept
 * with the run and may reach a server, so of the error only its kind, its code in the catalogue, which partner failed
 * and our own word for why are told: a database's, a parser's or a partner's own words can quote a patient's.
 */
export function toWireError(error: unknown, attempt: number): unknown {
  if (error instanceof NonRetriableError || error instanceof RetryAfterError || error instanceof StepError)
    return error
  const { code, retry, retryAfterSeconds, provider, reason } = toAppError(error)
  const cause = {
    name: error instanceof Error ? error.name : "Error",
    message: code,
    // Of an error only its name, message and cause come through the SDK from a step: who failed is a cause of its own.
    ...(provider && { cause: { name: provider, message: reason ?? "" } }),
  }
  const told = retry
    ? new RetryAfterError(code, retryAt(attempt, retryAfterSeconds), { cause })
    : new NonRetriableError(code, { cause })
  told.stack = ""
  return told
}

export class RetryPolicy extends Middleware.BaseMiddleware {
  readonly id = "rounds:retry-policy"

  override async wrapStepHandler({ ctx, next }: Middleware.WrapStepHandlerArgs): Promise<unknown> {
    return attempted(ctx.attempt, next)
  }

  override async wrapFunctionHandler({ ctx, next }: Middleware.WrapFunctionHandlerArgs): Promise<unknown> {
    return attempted(ctx.attempt, next)
  }
}

async function attempted(attempt: number, work: () => Promise<unknown>): Promise<unknown> {
  try {
    return await work()
  } catch (error) {
    throw toWireError(error, attempt)
  }
}

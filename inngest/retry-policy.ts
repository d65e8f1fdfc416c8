import { Middleware, NonRetriableError, RetryAfterError, StepError } from "inngest"
import { retryAt } from "@/lib/engine/retry"
import { AppError } from "@/lib/errors"

/**
 * The one place that turns our retry policy into what both engines understand: what cannot succeed is not tried
 * again, everything else waits as long as the policy says, or as long as the provider asked for.
 */
export function toWireError(error: unknown, attempt: number): unknown {
  if (error instanceof NonRetriableError || error instanceof RetryAfterError || error instanceof StepError)
    return error
  const message = error instanceof Error ? error.message : String(error)
  if (error instanceof AppError && !error.retry) return new NonRetriableError(message, { cause: error })
  const asked = error instanceof AppError ? error.retryAfterSeconds : undefined
  return new RetryAfterError(message, retryAt(attempt, asked), { cause: error })
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

import { NonRetriableError, StepError } from "inngest"
import { inRunLines } from "@/inngest/run-lines"
import { AppError } from "@/lib/errors"
import { announce } from "@/lib/live/announce"
import { log } from "@/lib/log"
import { clockOffsetMs, nowMs } from "@/lib/time"

type Fields = Record<string, unknown>
export type RunLog = Record<"debug" | "info" | "warn" | "error", (op: string, fields?: Fields) => void>

/** `lib/log`, each line with the run it belongs to. */
export function runLog(run: Fields): RunLog {
  return {
    debug: (op, fields) => log.debug(op, { ...run, ...fields }),
    info: (op, fields) => log.info(op, { ...run, ...fields }),
    warn: (op, fields) => log.warn(op, { ...run, ...fields }),
    error: (op, fields) => log.error(op, { ...run, ...fields }),
  }
}

type Run = {
  functionId: string
  runId: string
  attempt: number
  maxAttempts?: number
  event: { id?: string; name: string; ts?: number; data?: { clinicId?: unknown } }
}

/** One line at the run's end: a body that stops at a step does not come back, so only the last entry gets there. */
export async function wideLine<T>(run: Run, body: () => Promise<T>): Promise<T> {
  const { functionId, runId, attempt, maxAttempts, event } = run
  const line = (status: string, more: Fields = {}) => ({
    functionId,
    runId,
    attempt,
    status,
    clinicId: event.data?.clinicId,
    eventId: event.id,
    durationMs: event.ts === undefined ? undefined : nowMs() - clockOffsetMs() - event.ts,
    ...more,
  })
  try {
    const value = await inRunLines(runId, body)
    log.info("run.ended", line("completed"))
    return value
  } catch (error) {
    const last = maxAttempts !== undefined && attempt + 1 >= maxAttempts
    const hopeless = error instanceof NonRetriableError || error instanceof StepError
    const refused = error instanceof AppError && !error.retry
    if (last || hopeless || refused) {
      log.error("run.ended", line("failed", { error }))
      // Screens wait a moment before they look: by then it is counted with its cause.
      if (typeof event.data?.clinicId === "string") announce(event.data.clinicId, "cause.failed", "")
    } else log.warn("run.tried", line("retry", { error }))
    throw error
  }
}

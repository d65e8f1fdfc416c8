import { ERRORS } from "@/lib/errors"
import type { RunError, RunLink, RunRow } from "@/lib/jobs/schema"
import type { RunStatus } from "@/lib/jobs/words"

export type StoredRun = Omit<RunRow, "createdAt" | "startedAt" | "finishedAt" | "durationMs" | "error"> & {
  createdAt: Date
  startedAt: Date | null
  finishedAt: Date | null
  error: unknown
}

export function toRunRow(run: StoredRun, masked: boolean): RunRow {
  const { createdAt, startedAt, finishedAt, error, ...rest } = run
  return {
    ...rest,
    createdAt: createdAt.toISOString(),
    startedAt: iso(startedAt),
    finishedAt: iso(finishedAt),
    durationMs: startedAt && finishedAt ? finishedAt.getTime() - startedAt.getTime() : null,
    error: toRunError(error, masked),
  }
}

/** The error as its thrower knew it: what our retry policy wrapped is shown, not the wrapping. */
export function toRunError(stored: unknown, masked: boolean): RunError | null {
  if (typeof stored !== "object" || stored === null) return null
  const { name, message, cause } = stored as { name?: unknown; message?: unknown; cause?: unknown }
  const wrapped = name === "RetryAfterError" || name === "NonRetriableError"
  if (wrapped && typeof cause === "object" && cause !== null && "message" in cause)
    return toRunError(cause, masked)
  return {
    name: typeof name === "string" ? name : "Error",
    message: typeof message !== "string" || (masked && !isCode(message)) ? null : message,
  }
}

/** A code of ours stands for a sentence of ours, and says nothing of anybody. */
const isCode = (message: unknown): message is string =>
  typeof message === "string" && Object.hasOwn(ERRORS, message)

/** An error in one word: its code where it has one, else its name. Never a message, which may hold anything. */
export function errorWord(stored: unknown): string | null {
  if (typeof stored !== "object" || stored === null) return null
  const { name, message, code, cause } = stored as Record<string, unknown>
  const wrapped = name === "RetryAfterError" || name === "NonRetriableError"
  if (wrapped && typeof cause === "object" && cause !== null) return errorWord(cause)
  if (typeof code === "string" && /^\w{2,60}$/.test(code)) return code
  if (isCode(message)) return message
  return typeof name === "string" ? name : null
}

export const iso = (instant: Date | null): string | null => instant?.toISOString() ?? null

export type StoredLink = { id: string; functionId: string; status: RunStatus; createdAt: Date }
export const toLink = (run: StoredLink): RunLink => ({
  id: run.id,
  functionId: run.functionId,
  status: run.status,
  createdAt: run.createdAt.toISOString(),
})

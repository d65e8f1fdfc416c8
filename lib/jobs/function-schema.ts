import { z } from "zod"
import type { FunctionEntry } from "@/inngest/entry"

export const RANGES = ["24h", "7d"] as const
export type Range = (typeof RANGES)[number]

export const ListFunctionsInput = z.strictObject({
  range: z.enum(RANGES).optional(),
  /** What ended alone: neither what is open nor when each last ran. */
  brief: z.boolean().optional(),
})
export const FindFunctionInput = z.strictObject({ id: z.string().max(80), range: z.enum(RANGES).optional() })

export type Counts = { total: number; completed: number; failed: number; open: number; cancelled: number }

/** What is to be done for open runs, just now. */
export type QueueNow = {
  /** Being called. */
  running: number
  /** Could be called at once. */
  due: number
  /** For their next try, or because they were put off. */
  waiting: number
  /** For a time or an event, as the function says. */
  sleeping: number
  /** Due, and held back because as many are running as may. */
  blocked: number
  /** Since when the one that has been due longest is due. */
  oldestDueAt: string | null
}

export type FunctionRow = Pick<FunctionEntry, "id" | "aliases" | "description" | "trigger"> & {
  maxAttempts: number
  /** Of runs that ended in the range, and those open now. */
  counts: Counts
  retries: number
  /** From making to end, without what was slept by design; estimated from a histogram. */
  p50Ms: number | null
  p95Ms: number | null
  /** From making to the first call. */
  waitP95Ms: number | null
  queue: QueueNow
  lastRunAt: string | null
}

/** A part of the range, and how the runs that ended in it went. */
export type FunctionSlot = {
  from: string
  completed: number
  failed: number
  cancelled: number
  p95Ms: number | null
}

export type FunctionCause = {
  id: string
  errorName: string
  errorCode: string | null
  stepName: string | null
  count: number
  lastAt: string
  cameBack: boolean
}

export type FunctionDetail = FunctionRow & {
  entry: FunctionEntry
  range: Range
  slots: FunctionSlot[]
  slotMs: number
  /** Open causes of failure, newest first; null to who sees only some of the runs. */
  causes: FunctionCause[] | null
}

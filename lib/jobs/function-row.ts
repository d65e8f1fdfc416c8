import type { FunctionEntry } from "@/inngest/entry"
import { quantile } from "@/lib/figures/histogram"
import type { Counted, Queued } from "@/lib/jobs/function-figures"
import type { FunctionRow } from "@/lib/jobs/function-schema"

export function toFunctionRow(
  entry: FunctionEntry,
  counted: Counted | undefined,
  queued: Queued | undefined,
  lastAt: Date | null,
): FunctionRow {
  const { completed = 0, failed = 0, cancelled = 0, retries = 0, durations = [], waits = [] } = counted ?? {}
  const { open = 0, running = 0, due = 0, waiting = 0, sleeping = 0, blocked = 0, oldestDueAt } = queued ?? {}
  return {
    id: entry.id,
    aliases: entry.aliases,
    description: entry.description,
    trigger: entry.trigger,
    maxAttempts: entry.attempts,
    counts: { total: completed + failed + cancelled + open, completed, failed, cancelled, open },
    retries,
    p50Ms: inMs(quantile(0.5, durations)),
    p95Ms: inMs(quantile(0.95, durations)),
    waitP95Ms: inMs(quantile(0.95, waits)),
    queue: { running, due, waiting, sleeping, blocked, oldestDueAt: oldestDueAt?.toISOString() ?? null },
    lastRunAt: (lastAt ?? counted?.lastAt)?.toISOString() ?? null,
  }
}

export const inMs = (seconds: number | null): number | null =>
  seconds === null ? null : Math.round(seconds * 1000)

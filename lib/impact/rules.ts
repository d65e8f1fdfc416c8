import type { Side } from "@/lib/impact/schema"

export type Verdict = "worse" | "better" | "same" | "too_few"

/** Fewer runs say nothing of a rate. */
export const LEAST_RUNS = 20
/** Fewer failures are an accident: where nothing failed before, a single one stands out of any error of measurement. */
export const LEAST_FAILED = 3
/** Twice the standard error: one time in twenty chance alone does as much. */
const SURE = 2

export const rateOf = ({ total, failed }: Side): number | null => (total === 0 ? null : failed / total)

/** Whether `b` fails otherwise than `a`, and not by chance. */
export function verdictOf(a: Side, b: Side): Verdict {
  if (a.total < LEAST_RUNS || b.total < LEAST_RUNS) return "too_few"
  const shared = (a.failed + b.failed) / (a.total + b.total)
  const error = Math.sqrt(shared * (1 - shared) * (1 / a.total + 1 / b.total))
  const apart = b.failed / b.total - a.failed / a.total
  const failed = apart > 0 ? b.failed : a.failed
  if (error === 0 || failed < LEAST_FAILED || Math.abs(apart) < SURE * error) return "same"
  return apart > 0 ? "worse" : "better"
}

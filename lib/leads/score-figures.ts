import { toAppError } from "@/lib/errors"
import { count, observe } from "@/lib/figures/count"
import type { FallbackReason } from "@/lib/models/words"
import type { ScoreResult } from "@/lib/scoring/schema"

/** Finds a score and counts how it went. */
export function measured(find: () => ScoreResult): ScoreResult {
  const from = performance.now()
  try {
    const result = find()
    observe("lead_scoring_duration_seconds", { model: result.scorer }, (performance.now() - from) / 1_000)
    return result
  } catch (error) {
    count("lead_scoring_errors_total", { code: toAppError(error).code })
    throw error
  }
}

export function countScore({ classification, fallback }: ScoreResult, why: FallbackReason | null): void {
  count("lead_scoring_total", { classification, fallback: String(fallback) })
  if (why) count("lead_scoring_rules_stood_in_total", { reason: why })
}

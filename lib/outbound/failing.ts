import type { CallOutcome } from "@/lib/providers/outcome"

/** Refusals that are about one recipient, record or question: others would have been taken. */
const OF_ONE: ReadonlySet<string> = new Set([
  "changed_meanwhile",
  "deleted_there",
  "gone",
  "no_files",
  "no_reactions",
  "not_reachable",
  "offers_stopped",
  "pair_rate",
  "refused",
  "template",
  "window_closed",
])

/** Whether it says that the partner, the way to it, or our account there does not work. */
export const isFailing = (outcome: CallOutcome): boolean =>
  outcome.did === "unknown" || (outcome.did === "refused" && !OF_ONE.has(outcome.reason))

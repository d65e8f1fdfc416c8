import type { ScoreResult, Urgency } from "@/lib/scoring/schema"

const RANK: Record<Urgency, number> = { none: 0, medium: 1, high: 2, critical: 3 }
type Told = Pick<ScoreResult, "classification" | "urgency">

/** How much a person should look at a difference: 0 seen later than now, 1 sooner, 2 another class, 3 none. */
export function weightOf(was: Told, now: Told): 0 | 1 | 2 | 3 {
  if (RANK[now.urgency] < RANK[was.urgency]) return 0
  if (RANK[now.urgency] > RANK[was.urgency]) return 1
  return now.classification === was.classification ? 3 : 2
}

export const isLater = (was: Urgency, now: Urgency): boolean => RANK[now] < RANK[was]

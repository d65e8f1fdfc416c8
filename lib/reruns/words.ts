/** Client-safe words of reruns. */

/** Up to so many a person starts alone; for more a second one has to agree. */
export const ALONE = 20
/** One action holds at most so many. */
export const MOST_AT_ONCE = 5_000
/** Typed by who wants what was done to be done once more. */
export const SEND_AGAIN = "send again"
export const RERUN_PAGE = 30
export const ITEM_PAGE = 50

export const RERUN_SCOPES = ["selected", "match", "cause"] as const
export type RerunScope = (typeof RERUN_SCOPES)[number]

export const RERUN_STATUSES = ["waiting", "running", "done", "stopped", "denied"] as const
export type RerunStatus = (typeof RERUN_STATUSES)[number]

export const OUTCOMES = ["waiting", "started", "completed", "failed", "cancelled", "skipped"] as const
export type Outcome = (typeof OUTCOMES)[number]
export const isOpen = (outcome: Outcome): boolean => outcome === "waiting" || outcome === "started"

export const FROM_POINTS = ["start", "failed_step", "step"] as const
export type FromPoint = (typeof FROM_POINTS)[number]

/** Why a run is left out. */
export const BLOCKED = {
  open: "still under way",
  no_event: "its event is no longer kept",
  no_function: "its function is not in this release",
  later: "run again since: the newer run stands for it",
  taken: "part of another rerun that is not over",
  no_step: "has no such step to begin at",
  not_failed: "did not fail, so there is no failed step to begin at",
  no_run: "the engine made no run of it",
} as const
export type Blocked = keyof typeof BLOCKED

export const isBlocked = (text: string): text is Blocked => Object.hasOwn(BLOCKED, text)

export const runsOf = (count: number): string =>
  count === 1 ? "1 run" : `${count.toLocaleString("en-GB")} runs`

/** "from the step that failed" */
export function fromText(point: FromPoint, step: string | null | undefined): string {
  if (point === "failed_step") return "from the step that failed"
  return point === "step" ? `from step ${step}` : "from the start"
}

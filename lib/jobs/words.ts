/** Client-safe words of runs. */

/** The function that carries a deployment. */
export const DEPLOYER = "deploy-release"
export const RUN_STATUSES = ["queued", "running", "sleeping", "completed", "failed", "cancelled"] as const
export type RunStatus = (typeof RUN_STATUSES)[number]

export const ENDED: readonly RunStatus[] = ["completed", "failed", "cancelled"]
export const hasEnded = (status: RunStatus): boolean => ENDED.includes(status)

export const STEP_STATUSES = [
  "running",
  "sleeping",
  "waiting",
  "retrying",
  "completed",
  "failed",
  "cancelled",
] as const
export type StepStatus = (typeof STEP_STATUSES)[number]

export const RUN_PAGE_SIZE = 50

/** Beyond this many, a number of runs is an estimate and says so. */
export const RUN_COUNT_CAP = 10_000

/** first: went well or ill at the first try. retried: was tried again. */
export const TRIES = ["first", "retried"] as const

/** What a list of runs can be narrowed by, as the address names it. */
export const RUN_FILTERS = [
  "q",
  "function",
  "status",
  "patient",
  "lead",
  "provider",
  "cause",
  "release",
  "schedule",
  "since",
  "from",
  "to",
  "attempt",
  "rerun",
  "dead",
] as const

/** Dead letters put away in one go, and how many of them without typing the number. */
export const DISCARDED_AT_ONCE = 5_000
export const DISCARDED_UNASKED = 20

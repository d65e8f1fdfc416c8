/** Client-safe words of runs. */
export const RUN_STATUSES = ["queued", "running", "sleeping", "completed", "failed", "cancelled"] as const
export type RunStatus = (typeof RUN_STATUSES)[number]

export const ENDED: readonly RunStatus[] = ["completed", "failed", "cancelled"]
export const hasEnded = (status: RunStatus): boolean => ENDED.includes(status)

export const STEP_STATUSES = ["running", "sleeping", "retrying", "completed", "failed", "cancelled"] as const
export type StepStatus = (typeof STEP_STATUSES)[number]

export const RUN_PAGE_SIZE = 50

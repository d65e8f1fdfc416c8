import { z } from "zod"
import { Instant } from "@/lib/inputs"
import { RUN_STATUSES, type RunStatus, type StepStatus } from "@/lib/jobs/words"

const Id = z.string().max(64)
const Reason = z.string().trim().min(3, "Say why, in a few words.").max(500, "At most 500 characters.")

const Statuses = z
  .string()
  .max(100)
  .transform((text, context): readonly RunStatus[] =>
    text.split(",").flatMap((word) => {
      const known = RUN_STATUSES.find((status) => status === word)
      if (!known) context.addIssue({ code: "custom", message: "There is no such state." })
      return known ?? []
    }),
  )

export const RunFilters = z.object({
  /** An id of a run, event or lead, or the name of a function. */
  q: z.string().trim().max(120).optional(),
  /** Id or alias. */
  function: z.string().trim().max(80).optional(),
  /** `failed,running` */
  status: Statuses.optional(),
  /** Runs begun at or after this instant, and before the other. */
  from: Instant.optional(),
  to: Instant.optional(),
  cursor: z.string().max(200).optional(),
})
export type RunFilters = z.output<typeof RunFilters>
export type RunFiltersInput = z.input<typeof RunFilters>

export const FindRunInput = z.object({ id: Id })
export const RerunInput = z.object({
  id: Id,
  reason: Reason,
  /** Made by the form: pressed twice, it is one rerun. */
  key: z.uuid("The form is out of date. Load the page again."),
})
export const CancelRunInput = z.object({ id: Id, reason: Reason })

/** `message` is null in a masked view. */
export type RunError = { name: string; message: string | null }

export type RunRow = {
  id: string
  functionId: string
  status: RunStatus
  /** 0-based: the last try of the function's own call. */
  attempt: number
  maxAttempts: number
  eventName: string
  eventId: string
  /** The lead it is about, where it is about one. */
  subjectId: string | null
  rerunOf: string | null
  releaseSha: string
  createdAt: string
  startedAt: string | null
  finishedAt: string | null
  /** From start to end; null while it runs. */
  durationMs: number | null
  error: RunError | null
}

export type RunPage = { rows: RunRow[]; nextCursor: string | null; masked: boolean }

export type RunAttempt = {
  /** 0-based. */
  attempt: number
  outcome: "retry" | "failed" | "died" | "completed"
  startedAt: string | null
  finishedAt: string | null
  error: RunError | null
}

export type RunStep = {
  id: string
  name: string
  kind: string
  status: StepStatus
  startedAt: string | null
  finishedAt: string | null
  /** When a sleep ends. */
  dueAt: string | null
  error: RunError | null
  /** JSON text, shortened; null where there is none or the view is masked. */
  output: string | null
  attempts: RunAttempt[]
}

export type RunLink = { id: string; functionId: string; status: RunStatus; createdAt: string }

export type RunDetail = RunRow & {
  masked: boolean
  /** A schedule's, of no clinic: its next tick is its rerun. */
  isPlatform: boolean
  /** Of the lead it is about; null in a masked view. */
  patientId: string | null
  /** Steps as they began. */
  steps: RunStep[]
  /** Tries of the function's own call that failed outside a step. */
  attempts: RunAttempt[]
  output: string | null
  /** When the next try is due; null when none waits. */
  nextAttemptAt: string | null
  event: { id: string; name: string; createdAt: string; data: Record<string, unknown> } | null
  links: {
    /** The run this one was rerun from, or whose step or failure made its event. */
    origin: RunLink | null
    reruns: RunLink[]
    /** Started by the same event. */
    siblings: RunLink[]
    /** Started by events this run's steps sent, and its failure handler. */
    children: RunLink[]
  }
}

export type FunctionRow = {
  id: string
  aliases: readonly string[]
  description: string
  maxAttempts: number
  trigger: { event: string } | { schedule: string; timeZone: string }
  /** Over the last 24 hours. */
  counts: { total: number; completed: number; failed: number; open: number; cancelled: number }
  p50Ms: number | null
  p95Ms: number | null
  lastRunAt: string | null
}

import { z } from "zod"
import { Instant } from "@/lib/inputs"
import type { WaitingLine } from "@/lib/jobs/waiting"
import { RUN_STATUSES, type RunStatus, type StepStatus, TRIES } from "@/lib/jobs/words"

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

/** Of a name or hash in an address; what holds anything else is nobody's. */
const Word = z.string().trim().min(1).max(80)

export const RunFilters = z.object({
  /** An id of a run, event, lead, patient, webhook event or message, a server's id, a function's name, or an error's. */
  q: z.string().trim().max(120).optional(),
  /** Id or alias. */
  function: z.string().trim().max(80).optional(),
  /** `failed,running` */
  status: Statuses.optional(),
  patient: z.uuid("This is not a patient's id.").optional(),
  lead: z.uuid("This is not a lead's id.").optional(),
  provider: Word.optional(),
  /** A cause's id, or its fingerprint. */
  cause: Word.optional(),
  /** A release's hash, or the beginning of it. */
  release: Word.optional(),
  schedule: Word.optional(),
  /** Runs begun at or after this instant, and before the other. */
  from: Instant.optional(),
  to: Instant.optional(),
  attempt: z.enum(TRIES, { error: "There is no such choice." }).optional(),
  /** The action whose reruns these are. */
  rerun: z.uuid("This is not a rerun's id.").optional(),
  /** Failed, and neither run again with success nor discarded. */
  dead: z.literal("1", { error: "There is no such choice." }).optional(),
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
  /** Whose software it has to do with, such as whatsapp. */
  provider: string | null
  scheduleId: string | null
  engine: "embedded" | "server"
  /** Of a failed run: it was run again with success, or discarded. */
  settledAs: "rerun" | "discarded" | null
  createdAt: string
  startedAt: string | null
  finishedAt: string | null
  /** From start to end; null while it runs. */
  durationMs: number | null
  error: RunError | null
}

/** `isEstimate`: there are more than RUN_COUNT_CAP, or counting would read too many. */
export type RunCount = { value: number; isEstimate: boolean }

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
  /** The run it was done in; this one took its result over. */
  keptFrom: string | null
  /** One of several of which the first decided. */
  isRace: boolean
  /** The event it waits for; null when the wait is over. */
  wait: { eventName: string; expression: string | null } | null
  /** Of a wait that is over: nothing came. */
  timedOut: boolean
  /** The run it invoked. */
  child: RunLink | null
}

/** A line of its log. */
export type RunLine = {
  seq: string
  at: string
  level: "info" | "warn" | "error"
  op: string
  fields: Record<string, string | number | boolean>
}

/** Something done outside the product's own tables. */
export type RunEffect = {
  id: string
  key: string
  kind: string
  provider: string | null
  status: "started" | "done" | "failed" | "unsure"
  reason: string | null
  stepName: string | null
  at: string
  messageId: string | null
  leadId: string | null
}

export type SentEvent = { id: string; name: string; at: string }

export type RunMessage = { id: string; leadId: string | null; direction: "in" | "out" }

export type RunLink = { id: string; functionId: string; status: RunStatus; createdAt: string }

export type RunDetail = RunRow & {
  masked: boolean
  /** A schedule's, of no clinic: its next tick is its rerun. */
  isPlatform: boolean
  /** Whom it is about; null in a masked view. */
  patientId: string | null
  externalId: string | null
  /** Of the whole way, from the webhook on. */
  traceId: string
  /** Why it is not further, where it has not ended. */
  waiting: WaitingLine | null
  cancelledBecause: string | null
  effects: RunEffect[]
  sent: SentEvent[]
  lines: RunLine[]
  /** The request it follows from, and the messages that request became. */
  webhookEventId: string | null
  messages: RunMessage[]
  cause: { id: string; count: number } | null
  action: { id: string; name: string; status: string } | null
  occasion: { scheduleId: string; dueAt: string; isManual: boolean; isCaughtUp: boolean } | null
  rerunFrom: string | null
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
    /** The run one of whose steps invoked this one. */
    parent: RunLink | null
    reruns: RunLink[]
    /** Started by the same event. */
    siblings: RunLink[]
    /** Started by events this run's steps sent, and its failure handler. */
    children: RunLink[]
    /** Others that follow from the same webhook. */
    story: RunLink[]
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

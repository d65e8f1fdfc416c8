import { z } from "zod"
import { Instant } from "@/lib/inputs"
import { RunFilters } from "@/lib/jobs/schema"
import {
  type Blocked,
  type Ending,
  FROM_POINTS,
  type FromPoint,
  MOST_AT_ONCE,
  OUTCOMES,
  type Outcome,
  RERUN_SCOPES,
  type RerunScope,
  type RerunStatus,
} from "@/lib/reruns/words"

const Id = z.string().max(64)
const Reason = z.string().trim().min(3, "Say why, in a few words.").max(500, "At most 500 characters.")

const chosen = {
  /** selected: `ids`. match: all that `filters` find. cause: what failed of it and was not settled since. */
  scope: z.enum(RERUN_SCOPES),
  ids: z.array(Id).min(1).max(MOST_AT_ONCE).optional(),
  filters: RunFilters.optional(),
  causeId: Id.optional(),
  from: z.enum(FROM_POINTS).default("start"),
  /** The step's name, where it begins at one. */
  step: z.string().trim().min(1).max(200).optional(),
  /** Leaves out what did not fail. */
  only: z.literal("failed").optional(),
  /** As the preview said it: runs that ended later were not seen in it. */
  asOf: Instant.optional(),
}

type Chosen = {
  scope: RerunScope
  ids?: unknown
  filters?: unknown
  causeId?: unknown
  from: FromPoint
  step?: string
}

function isWhole(given: Chosen, context: z.RefinementCtx): void {
  const missing = (path: string, message: string) =>
    context.addIssue({ code: "custom", path: [path], message })
  if (given.scope === "selected" && !given.ids) missing("ids", "Choose at least one run.")
  if (given.scope === "match" && !given.filters) missing("filters", "Say which runs.")
  if (given.scope === "cause" && !given.causeId) missing("causeId", "Say which cause.")
  if (given.from === "step" && !given.step) missing("step", "Say at which step.")
}

export const PreviewRerunInput = z.object(chosen).superRefine(isWhole)
export type PreviewRerun = z.output<typeof PreviewRerunInput>
export type PreviewRerunGiven = z.input<typeof PreviewRerunInput>

export const RequestRerunInput = z
  .object({
    ...chosen,
    reason: Reason,
    /** Made by the form: pressed twice, it is one rerun. */
    key: z.uuid("The form is out of date. Load the page again."),
    /** Words that ask for what was done to be done once more; see SEND_AGAIN. */
    repeat: z.string().trim().max(40).optional(),
    /** Fields of the event's data, changed; of a single run alone. See editable.ts. */
    edited: z.record(z.string().max(40), z.string().max(200)).optional(),
  })
  .superRefine(isWhole)
export type RequestRerun = z.output<typeof RequestRerunInput>

export const StopRerunInput = z.object({ id: Id, reason: Reason })
export const RerunIdInput = z.object({ id: Id })
export const FollowRerunInput = z.object({
  id: Id,
  /** Given by the last look of a run of the function: what is still open is followed by a new one of this number. */
  round: z.number().int().min(1).max(10_000).optional(),
})
export const FindRerunInput = z.object({
  id: Id,
  outcome: z.enum(OUTCOMES).optional(),
  cursor: Id.optional(),
})
export const ListRerunsInput = z.object({ cursor: z.string().max(200).optional() })

export type EffectLine = {
  functionId: string
  step: string
  kind: string
  words: string
  /** fresh + done + unsure + kept + held: the runs it is about. */
  runs: number
  /** Not done yet, as far as is known. */
  fresh: number
  /** Found by its key: not done twice. */
  done: number
  /** It may have happened: left to a person. */
  unsure: number
  /** Its step is kept, and not entered again. */
  kept: number
  /** Would not be done as things stand, by why; `unlessAgain`: but is, where it is asked for in words. */
  held: { words: string; count: number; unlessAgain: boolean }[]
}

export type EditField = { name: string; label: string; value: string; hint?: string }

export type RerunPreview = {
  /** To be given back with the request. */
  asOf: string
  /** Runs that were chosen, and those of them that will be run again. */
  found: number
  count: number
  functions: { id: string; count: number }[]
  blocked: { why: Blocked; count: number; runIds: string[] }[]
  /** How those that will be run again had ended. */
  states: { failed: number; completed: number; cancelled: number }
  /** Of those that will be run again: put away by hand before, and by whom. */
  putAway: { count: number; by: string[] }
  /** Of the old runs, in the order they came: how many went through it, and how many keep it. */
  steps: { name: string; runs: number; kept: number }[]
  effects: EffectLine[]
  /** `named` is null for who may not know; of many the first. */
  patients: { count: number; named: { id: string; name: string }[] | null }
  /** What may be chosen to begin at. */
  points: FromPoint[]
  needsSecond: boolean
  /** What one has started alone within the hour of the same functions: counted together with these. */
  recent: number
  /** Whether somebody else at work may agree. */
  mayAgree: boolean
  engine: "embedded" | "server"
  editable: EditField[]
  /** What stands against it as a whole. */
  refusal: string | null
}

export type RequestedRerun = { id: string; status: RerunStatus; total: number; approvalId: string | null }

export type RerunRow = {
  id: string
  name: string
  scope: RerunScope
  from: FromPoint
  fromStep: string | null
  repeatEffects: boolean
  status: RerunStatus
  /** Of a denied one: by a person, or how else. */
  ending: Ending | null
  total: number
  counts: Record<Outcome, number>
  requestedBy: { id: string; name: string }
  approvalId: string | null
  causeId: string | null
  createdAt: string
  startedAt: string | null
  finishedAt: string | null
}
export type RerunPage = { rows: RerunRow[]; nextCursor: string | null }

export type RerunItemRow = {
  id: string
  runId: string
  functionId: string | null
  newRunId: string | null
  outcome: Outcome
  reason: string | null
  finishedAt: string | null
}

export type RerunDetail = RerunRow & {
  agreedBy: { id: string; name: string } | null
  /** Who ended it before its time, and why, as far as one may read it. */
  over: { by: { id: string; name: string } | null; why: string | null; isWhyHidden: boolean } | null
  /** Of what failed again; the most frequent first. */
  causes: { id: string; functionId: string; runs: number }[]
  /** Null for who may not read it, or where it went with its key. */
  reason: string | null
  isReasonHidden: boolean
  cutOffAt: string | null
  items: RerunItemRow[]
  nextCursor: string | null
  mayStop: boolean
}

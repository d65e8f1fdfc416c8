import { z } from "zod"
import type { CatchUp } from "@/inngest/schedules"
import { OUTCOMES, type Outcome } from "@/lib/schedules/words"

/** Any short text: one nobody knows is answered like one that was never there. */
const Id = z.string().max(64)
const Reason = z.string().trim().min(3, "Say why, in a few words.").max(500, "At most 500 characters.")

export const ListSchedulesInput = z.object({
  /** An id, alias or function, or a part of one. */
  q: z.string().trim().max(120).optional(),
})
export const FindScheduleInput = z.object({ id: Id })
export const OccasionsInput = z.object({
  id: Id,
  outcome: z.enum(OUTCOMES, { error: "There is no such outcome." }).optional(),
  cursor: z.string().max(200).optional(),
})
export const PauseScheduleInput = z.object({ id: Id, reason: Reason })
export const ResumeScheduleInput = z.object({ id: Id })
export const RunScheduleNowInput = z.object({
  id: Id,
  reason: Reason,
  /** Made by the form: pressed twice, it is one run. */
  key: z.uuid("The form is out of date. Load the page again."),
})
export const ChangeCatchUpInput = z.object({
  id: Id,
  catchUp: z.enum(["skip", "once", "all"], { error: "Choose a rule." }),
  tooLateMinutes: z.coerce
    .number({ error: "Enter a number of minutes." })
    .int("Whole minutes only.")
    .min(1, "At least a minute.")
    .max(10_080, "At most a week, which is 10,080 minutes."),
  reason: Reason,
})

export type OccasionRow = {
  id: string
  dueAt: string
  outcome: Outcome
  isManual: boolean
  isCaughtUp: boolean
  /** Why it was left out or missed, as `reasonWords` says it. */
  reason: string | null
  /** Of paused: why, where it was paused in this clinic. */
  note: string | null
  /** Who asked for it: of manual ones. */
  requestedBy: string | null
  dispatchedAt: string | null
  startedAt: string | null
  finishedAt: string | null
  runId: string | null
  runStatus: string | null
  runs: number
}

export type Counts = Partial<Record<Outcome, number>>
/** One day of the schedule's own zone. */
export type ScheduleDay = { day: string; counts: Counts }

export type ScheduleRow = {
  id: string
  functionId: string
  aliases: readonly string[]
  words: string
  per: "clinic" | "platform"
  pattern: string
  timeZone: string
  built: boolean
  catchUp: CatchUp
  tooLateMs: number
  lateAfterMs: number
  /** The clinic, or somebody for the platform, chose otherwise than the registry. */
  isOwnRule: boolean
  nextDueAt: string
  /** `by` and `reason` are null where it was done in another clinic. */
  paused: { at: string; by: string | null; reason: string | null } | null
  last: OccasionRow | null
  /** The last 30 days, oldest first. */
  days: ScheduleDay[]
}

export type WitnessState = {
  /** Without a gap since then; null: never looked. */
  since: string | null
  lookedAt: string | null
  tickedAt: string | null
  isSilent: boolean
  isTickSilent: boolean
}

export type ScheduleList = {
  witness: WitnessState
  rows: ScheduleRow[]
  mayWrite: { clinic: boolean; platform: boolean }
}
export type OccasionPage = { rows: OccasionRow[]; nextCursor: string | null }

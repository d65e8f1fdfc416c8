import { z } from "zod"
import { optional } from "@/lib/appointments/schema"
import { Day } from "@/lib/inputs"
import { RECALL_OUTCOMES, RECALL_TABS, type RecallOutcome, type RecallStatus, type RecallTab } from "./words"

const keys = <T extends string>(of: Record<T, unknown>) => Object.keys(of) as [T, ...T[]]
const Id = z.string().max(64)
const Words = z.string().trim().max(500, "Keep it under 500 characters.")

/** Where the last part ended; absent: from the beginning. */
export const PartInput = z.strictObject({ after: z.string().max(200).default("") })
export const NothingInput = z.strictObject({})
export const RecallIdInput = z.strictObject({ id: Id })
export const FollowInput = z.strictObject({ appointmentId: Id })

export const InviteInput = z.strictObject({
  id: Id,
  /** Which try of this day it is, or the form's own key: the same one writes once. */
  key: z.string().min(1).max(64),
})

export const SnoozeRecallInput = z.strictObject({
  id: Id,
  /** A day of the calendar. */
  until: Day,
  /** What happens on that day. */
  afterwards: z.enum(["invite", "call"]).default("call"),
  words: optional(Words),
})

export const CloseRecallInput = z.strictObject({
  id: Id,
  outcome: z.enum(keys<RecallOutcome>(RECALL_OUTCOMES), "Choose how it ended."),
  words: optional(Words),
})

export const AssignRecallInput = z.strictObject({
  id: Id,
  /** "member:…"; empty: nobody in particular. */
  owner: z.string().max(100),
})

export const RecallFilters = z.strictObject({
  tab: z.enum(keys<RecallTab>(RECALL_TABS)).default("call"),
  q: optional(z.string().trim().max(100)),
  service: optional(Id),
  /** me, none, or a member's id */
  owner: optional(Id),
  cursor: optional(z.string().max(400)),
})
export type RecallFilters = z.output<typeof RecallFilters>

export const FiguresInput = z.strictObject({ from: Day, to: Day })
export type FiguresInput = z.output<typeof FiguresInput>

/** What came of an invitation: written, left to a person, to be tried at another time, or nothing was to do. */
export type Invited =
  | { state: "invited" | "ended"; until: null }
  | { state: "held"; until: null; because: string }
  | { state: "wait"; until: string }

export type RecallRow = {
  id: string
  status: RecallStatus
  toCall: boolean
  because: string | null
  /** A day of the calendar. */
  dueOn: string
  attempts: number
  lastRemindedAt: string | null
  nextAt: string | null
  /** They wrote since they were invited. */
  wroteSince: boolean
  messageId: string | null
  owner: { id: string; name: string } | null
  patient: { id: string; name: string; phone: string | null }
  service: { id: string; name: string }
  last: { at: string; practitioner: string } | null
  booked: { id: string; at: string } | null
  closedBecause: RecallOutcome | null
  note: string | null
  closedAt: string | null
  may: { write: boolean }
}

export type RecallPage = {
  rows: RecallRow[]
  nextCursor: string | null
  counts: Record<Exclude<RecallTab, "done">, number>
}

export type RecallFigures = {
  /** Of recalls that came due in the days: so many were written to, booked, and so on; `open` goes on. */
  rows: {
    serviceId: string
    service: string
    due: number
    invited: number
    booked: number
    declined: number
    unreachable: number
    closed: number
    open: number
  }[]
}

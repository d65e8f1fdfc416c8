import { z } from "zod"
import { Day } from "@/lib/inputs"
import type { LeadReason, LeadScore, ScoreLine } from "@/lib/leads/score-schema"
import {
  DEFAULT_SORT,
  LEAD_SORTS,
  LEAD_SOURCES,
  LEAD_STATUSES,
  type LeadSource,
  type LeadStatus,
  OPEN_STATUSES,
} from "@/lib/leads/words"
import type { Card, Place } from "@/lib/providers/message"
import { CLASSIFICATIONS, type Classification, URGENCIES, type Urgency } from "@/lib/scoring/schema"

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const isId = (text: string): boolean => UUID.test(text)

/** Each stamped on the lead when it was first reached; the ends only while they hold. */
export const REACHED = ["answered", "contacted", "qualified", "booked", "won", "lost"] as const

/** Any short text: a malformed id is answered like an unknown one. */
const Id = z.string().max(64)
const Reason = z.string().trim().min(3, "Say why, in a few words.").max(500, "At most 500 characters.")
const Key = z.uuid("The form is out of date. Load the page again.")

/** `a,b` → ["a", "b"]; each must be one of the words. */
const listOf = <T extends string>(words: readonly T[], more: Record<string, readonly T[]> = {}) =>
  z
    .string()
    .max(200)
    .transform((text, context): readonly T[] => {
      const chosen = text.split(",").flatMap((word): readonly T[] => {
        const known = words.find((one) => one === word)
        const several = Object.hasOwn(more, word) ? more[word] : undefined
        if (!known && !several) context.addIssue({ code: "custom", message: "There is no such choice." })
        return known ? [known] : (several ?? [])
      })
      return [...new Set(chosen)]
    })

export const LeadFilters = z.object({
  q: z.string().trim().max(80).optional(),
  status: listOf(LEAD_STATUSES, { open: OPEN_STATUSES }).optional(),
  classification: listOf(CLASSIFICATIONS).optional(),
  urgency: listOf(URGENCIES, { urgent: ["critical", "high", "medium"] }).optional(),
  owner: z
    .union([z.enum(["me", "none"]), z.uuid()], { error: "Choose me, none, or a colleague." })
    .optional(),
  source: listOf(LEAD_SOURCES).optional(),
  /** As a lead's row shows it: the address's campaign or an advertisement's headline. */
  campaign: z.string().trim().max(120).optional(),
  language: z
    .string()
    .regex(/^[a-z]{2}$/)
    .optional(),
  service: z
    .string()
    .regex(/^[a-z_]{1,40}$/)
    .optional(),
  /** Open ones whose patient has another open lead, or may be known twice. */
  duplicates: z.literal("1").optional(),
  /** waiting: has not been answered. running: a clock runs for the answer. late: that clock has run out. */
  due: z.enum(["waiting", "running", "late"]).optional(),
  /** Came in on this day of the clinic's calendar or later. */
  since: Day.optional(),
  /** On this day or earlier. */
  until: Day.optional(),
  /** Came at least so far, wherever it stands now; as reports count. */
  reached: z.enum(REACHED).optional(),
  /** All leads of one patient. */
  patient: z.uuid("This is not a patient's id.").optional(),
  sort: z.enum(LEAD_SORTS).default(DEFAULT_SORT),
  cursor: z.string().max(200).optional(),
})
export type LeadFilters = z.output<typeof LeadFilters>
export type LeadFiltersInput = z.input<typeof LeadFilters>

export const LeadIdInput = z.object({ id: Id })
export const TimelineInput = z.object({ id: Id, cursor: z.string().max(200).optional() })
/** `revision`: of an edit, after which the same message is scored anew. */
export const ScoreLeadInput = z.object({ leadId: Id, messageId: Id, revision: Id.default("") })
export const AssignLeadInput = z.object({ id: Id, memberId: z.uuid("Choose a colleague.") })
export const AddNoteInput = z.object({
  id: Id,
  key: Key,
  body: z.string().trim().min(1, "Write the note first.").max(4_000, "At most 4,000 characters."),
})
export const ChangeStatusInput = z.object({
  id: Id,
  /** What the person saw when deciding; another state by now is a conflict. */
  from: z.enum(LEAD_STATUSES).optional(),
  to: z.enum(LEAD_STATUSES, { error: "Choose a status." }),
  reason: z
    .string()
    .trim()
    .max(500)
    .optional()
    .transform((text) => text || undefined),
})
const DisputedRule = z.string().regex(/^[a-zA-Z0-9:_-]{1,80}$/, "There is no such reason.")
export const OverrideScoreInput = z.object({
  id: Id,
  key: Key,
  score: z.coerce.number({ error: "Choose a score." }).int().min(1).max(5),
  urgency: z.enum(URGENCIES, { error: "Choose an urgency." }),
  reason: Reason,
  /** The rules whose reasons the person does not share. */
  disputed: z
    .union([DisputedRule, z.array(DisputedRule).max(60)])
    .default([])
    .transform((rules) => (Array.isArray(rules) ? rules : [rules])),
})

export type LeadRow = {
  id: string
  patient: { id: string; name: string }
  /** Where the patient can be reached, digits grouped; masked to the last two in a masked view. */
  address: string | null
  source: LeadSource
  /** Null in a masked view: a campaign may name one person. */
  campaign: string | null
  language: string | null
  service: string | null
  status: LeadStatus
  /** Null until scored, and where the role may not see scores. */
  score: number | null
  classification: Classification | null
  urgency: Urgency
  owner: { id: string; name: string } | null
  waitingSince: string | null
  dueAt: string | null
  lastMessageAt: string | null
  /** Null where the role may not read messages. */
  lastMessage: string | null
  createdAt: string
}

/** What of a lead this person is shown. */
export type LeadView = { masked: boolean; scores: boolean; work: boolean; search: boolean }

export type LeadPage = {
  rows: LeadRow[]
  nextCursor: string | null
  view: LeadView
  /** The search found more patients than it looks at, or there are more open leads than are compared. */
  isCut: boolean
}

/** Stops at COUNT_CAP + 1. */
export type LeadCounts = {
  all: number
  mine: number
  urgent: number
  HOT: number | null
  WARM: number | null
  COLD: number | null
}

export type { LeadReason, LeadScore, ScoreLine }

export type LeadDetail = {
  lead: LeadRow & { takenAt: string | null; confidence: number | null }
  patient: { id: string; name: string; language: string | null; since: string }
  /** What brought the person here, as the address of the page said; null in a masked view. */
  campaign: string | null
  /** `address` is null where it is masked. */
  contacts: { channel: string; address: string | null; spoken: string }[]
  /** The score that counts: an override, or the newest of the rules. Null where not scored or not shown. */
  standing: LeadScore | null
  /** The newest rule score, where an override stands above it. */
  ruled: LeadScore | null
  /** Every score it ever had, newest first, to a bound; without the patient's words. */
  history: ScoreLine[]
  runs: { id: string; functionId: string; status: string; at: string }[] | null
  otherLeads: number
  /** Of one archived as double: the lead that goes on. */
  duplicateOf: string | null
  may: { take: boolean; release: boolean; work: boolean; override: boolean; assign: boolean }
  view: LeadView & { messages: boolean }
}

export type TimelineItem = { id: string; at: string } & (
  | ({
      kind: "message"
      direction: "in" | "out"
      /** Null where the role may not read it. */
      body: string | null
      status: string
      quotes: Quote[]
      view: MessageView | null
      editedAt: string | null
      /** Deleted by its sender: nothing of what it said is shown any more. */
      revokedAt: string | null
      /** The run that read or sent it, for who may read runs. */
      runId?: string
    } & MessageExtras)
  | { kind: "score"; score: LeadScore }
  | { kind: "note"; body: string | null; by: string }
  | {
      kind: "fact"
      name: string
      by: string
      before: string | null
      after: string | null
      reason: string | null
    }
  | { kind: "run"; functionId: string; status: string }
)
/** What a message holds besides the person's words. */
export type MessageView = {
  /** "Photo", "Voice message"; absent for plain words. */
  name?: string
  /** Name, format and size of a file, as far as they are told. */
  file?: string[]
  place?: Place
  cards?: Card[]
  /** The words are those of a button or list entry. */
  chosen?: true
  description?: string
  answers?: { question: string; answer: string }[]
  items?: { id: string; quantity: number; price: string | null }[]
  problem?: string
  forwarded?: "once" | "often"
  ad?: true
  product?: string
}

export type MessageExtras = {
  reactions: string[]
  /** What it said before, oldest first. */
  earlier: { body: string; at: string }[]
  /** What it answers; `ours` and `line` are null where that is not known. */
  replyTo: { ours: boolean | null; line: string | null } | null
  /** Of ours: the colleague who wrote it, where one did, and why it was not sent, or may not have been. */
  by: string | null
  because: string | null
}

/** A part of a message that a reason points at. */
export type Quote = { start: number; end: number; label: string }
export type TimelinePage = { items: TimelineItem[]; patientId: string; nextCursor: string | null }

export type TodayLead = LeadRow & {
  reasons: LeadReason[]
  /** The last messages, oldest first; empty where the role may not read them. */
  excerpt: { id: string; at: string; direction: "in" | "out"; body: string; quotes: Quote[] }[]
}

export const LeadsTodayInput = z.strictObject({
  /** Ids on screen, by comma: of those that somebody took meanwhile the answer says who. */
  shown: z
    .string()
    .max(2_000)
    .optional()
    .transform((text) => (text ?? "").split(",").filter(isId).slice(0, 50)),
})

export type LeadsToday = {
  /** Nobody's yet: hot or urgent ones, who are in time first; without scores, all who wait, longest first. */
  free: TodayLead[]
  mine: TodayLead[]
  taken: { id: string; by: string }[]
  /** When this was read. */
  at: string
  /** The clinic's calendar day, as `since` takes it. */
  onDate: string
  /** Each stops at COUNT_CAP + 1. */
  counts: { free: number; mine: number; late: number; waiting: number; arrived: number }
  view: LeadView
}

export type Colleague = { id: string; name: string }

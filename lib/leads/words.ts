import type { Classification, Urgency } from "@/lib/scoring/schema"

export const LEAD_STATUSES = ["new", "contacted", "qualified", "booked", "won", "lost", "archived"] as const
export type LeadStatus = (typeof LEAD_STATUSES)[number]

export const OPEN_STATUSES = ["new", "contacted", "qualified", "booked"] as const satisfies LeadStatus[]

export const LEAD_SOURCES = ["whatsapp", "sms", "voice", "web", "import"] as const
export type LeadSource = (typeof LEAD_SOURCES)[number]

/** What a list may be sorted by, each with an index of its own; a minus is descending. */
export const LEAD_SORTS = [
  "-createdAt",
  "createdAt",
  "waitingSince",
  "-waitingSince",
  "dueAt",
  "-dueAt",
  "-score",
  "score",
  "-lastMessageAt",
  "lastMessageAt",
] as const
export type LeadSort = (typeof LEAD_SORTS)[number]
export const DEFAULT_SORT: LeadSort = "-createdAt"

export const PAGE_SIZE = 50
/** Counts stop here: beyond it a person reads "10,000+". */
export const COUNT_CAP = 10_000

/** The scorer of a score that a person gave. */
export const MEMBER_SCORER = "member"

/** The filters that a saved view of the list keeps; a search for a person is none. */
export const LEAD_VIEW_FILTERS = [
  "view",
  "status",
  "classification",
  "urgency",
  "owner",
  "source",
  "campaign",
  "language",
  "service",
  "due",
  "since",
  "until",
  "reached",
  "duplicates",
  "sort",
] as const

/** Why two leads may be one matter: the same patient, a shared number or address, or name and last digits. */
export type TwinReason = "same" | "number" | "email" | "name"
export const TWIN_REASONS: Record<TwinReason, string> = {
  same: "The same patient has another open lead",
  number: "Reached at the same number",
  email: "Reached at the same e-mail address",
  name: "The same name and last digits",
}

export const SERVICE_NAMES: Record<string, string> = {
  implants: "Implants",
  full_arch: "Full arch",
  orthodontics: "Orthodontics",
  cosmetic: "Cosmetic",
  general: "General",
  emergency: "Emergency",
}

export const LANGUAGE_NAMES: Record<string, string> = {
  en: "English",
  ro: "Romanian",
  de: "German",
  hi: "Hindi",
}

/** The board's columns; what has ended shares one. */
export const BOARD_COLUMNS = {
  new: ["new"],
  contacted: ["contacted"],
  qualified: ["qualified"],
  booked: ["booked"],
  closed: ["won", "lost"],
} as const satisfies Record<string, readonly LeadStatus[]>
export type BoardColumn = keyof typeof BOARD_COLUMNS
export const BOARD_PAGE = 20

/** What many leads may be set to at once; `new` starts each one's own clock again, so it is set one by one. */
export const BULK_STATUSES = [
  "contacted",
  "qualified",
  "booked",
  "won",
  "lost",
  "archived",
] as const satisfies LeadStatus[]
/** So many are changed while one waits; more are changed by a job. */
export const BULK_AT_ONCE = 1_000
export const MOST_BULK = 50_000
export type BulkOutcome = "waiting" | "changed" | "same" | "wrong_state" | "out_of_reach"

export const STATUS_NAMES: Record<LeadStatus, string> = {
  new: "New",
  contacted: "Contacted",
  qualified: "Qualified",
  booked: "Booked",
  won: "Won",
  lost: "Lost",
  archived: "Archived",
}

export const SOURCE_NAMES: Record<LeadSource, string> = {
  whatsapp: "WhatsApp",
  sms: "SMS",
  voice: "Phone",
  web: "Web form",
  import: "Import",
}

export const URGENCY_NAMES: Record<Urgency, string> = {
  critical: "Critical",
  high: "High",
  medium: "Medium",
  none: "None",
}

export const CLASSIFICATION_NAMES: Record<Classification, string> = {
  HOT: "HOT",
  WARM: "WARM",
  COLD: "COLD",
  UNQUALIFIED: "UNQUALIFIED",
}

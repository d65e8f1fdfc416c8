import type { Classification, Urgency } from "@/lib/scoring/schema"

export const LEAD_STATUSES = ["new", "contacted", "qualified", "booked", "won", "lost", "archived"] as const
export type LeadStatus = (typeof LEAD_STATUSES)[number]

export const OPEN_STATUSES = ["new", "contacted", "qualified", "booked"] as const satisfies LeadStatus[]

export const LEAD_SOURCES = ["whatsapp", "voice", "web", "import"] as const
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

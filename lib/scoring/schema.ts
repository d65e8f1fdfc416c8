export const CLASSIFICATIONS = ["HOT", "WARM", "COLD", "UNQUALIFIED"] as const
export type Classification = (typeof CLASSIFICATIONS)[number]

/** Clinical urgency, a separate axis from the classification, most urgent first. */
export const URGENCIES = ["critical", "high", "medium", "none"] as const
export type Urgency = (typeof URGENCIES)[number]

export type Language = "en" | "ro" | "de" | "hi" | "und"

/** The version of our rules; raise it when any text may score differently. A clinic's own sets have higher ones. */
export const BASE_VERSION = 2
export const SCORER = scorerOf(BASE_VERSION)

/** What scores say of the rules they come from. */
export function scorerOf(version: number): string {
  return `rules-${version}`
}

/**
 * One thing the rules saw. `start` and `end` are UTF-16 offsets into the original text:
 * `quote === text.slice(start, end)`. An empty quote (start = end) speaks of the text as a whole.
 */
export type Reason = {
  rule: string
  /** What it added to or took from the score; absent where it only bears on urgency or explains. */
  points?: number
  /** A short sentence for staff, in English. */
  label: string
  quote: string
  start: number
  end: number
  /** In a conversation: the index of the message the offsets point into. */
  message?: number
}

export type ScoreResult = {
  /** HOT 4–5, WARM 3, COLD 2, UNQUALIFIED 1. */
  score: 1 | 2 | 3 | 4 | 5
  classification: Classification
  confidence: number
  urgency: Urgency
  /** Never empty, strongest first. */
  reasons: Reason[]
  scorer: string
  /** True when rules stood in for a model that failed; the rules themselves always say false. */
  fallback: boolean
  language: Language
  /** What they ask for, where told: implants, full_arch, orthodontics, cosmetic, … */
  service?: string
}

/** One message of a lead, oldest first. `resolved` messages no longer count towards urgency. */
export type ConversationMessage = { text: string; resolved?: boolean }

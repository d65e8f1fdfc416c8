import type { FallbackReason } from "@/lib/models/words"
import type { Classification, Urgency } from "@/lib/scoring/schema"

export type LeadReason = {
  rule: string
  label: string
  /** Empty where it speaks of the whole. */
  quote: string
  start: number
  end: number
  messageId: string | null
  points?: number
}

export type LeadScore = {
  id: string
  score: number
  classification: Classification
  urgency: Urgency
  confidence: number
  reasons: LeadReason[]
  /** How many there are that the role may not read. */
  hiddenReasons: number
  scorer: string
  fallback: boolean
  /** Why the rules decided though a model is set. */
  why: FallbackReason | null
  /** The model that was asked, by which wording. */
  model: string | null
  promptVersion: string | null
  latencyMs: number | null
  /** What the rules said of the same words, where a model decided. */
  beside: { scorer: string; score: number; classification: Classification; urgency: Urgency } | null
  /** A person's, of an override. */
  reason: string | null
  by: string | null
  at: string
}

export type ScoreLine = Pick<
  LeadScore,
  "id" | "score" | "classification" | "urgency" | "scorer" | "fallback" | "why" | "by" | "at"
>

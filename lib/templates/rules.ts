import type { TemplateState } from "@/lib/templates/words"

type Standing = { state: string; pausedUntil: Date | null }

/** Whether a template may be sent now. A pause whose end is known ends by itself. */
export function standingOf(
  { state, pausedUntil }: Standing,
  now: Date,
): { usable: boolean; because: "template_paused" | "template_missing" | null } {
  if (state === "approved") return { usable: true, because: null }
  if (state !== "paused") return { usable: false, because: "template_missing" }
  return pausedUntil !== null && pausedUntil <= now
    ? { usable: true, because: null }
    : { usable: false, because: "template_paused" }
}

/** Meta's words for how a template stands. */
const META_STATES: Readonly<Record<string, TemplateState>> = {
  APPROVED: "approved",
  REINSTATED: "approved",
  UNPAUSED: "approved",
  PENDING: "in_review",
  PENDING_REVIEW: "in_review",
  IN_APPEAL: "in_review",
  SUBMITTED: "in_review",
  RECEIVED: "in_review",
  CREATED: "draft",
  REJECTED: "rejected",
  LIMIT_EXCEEDED: "rejected",
  LOCKED: "disabled",
  PAUSED: "paused",
  FLAGGED: "approved",
  DISABLED: "disabled",
  ARCHIVED: "disabled",
  PENDING_DELETION: "gone",
  DELETED: "gone",
}
export const metaState = (given: unknown): TemplateState | null => {
  const word = typeof given === "string" ? given.toUpperCase() : ""
  return Object.hasOwn(META_STATES, word) ? (META_STATES[word] ?? null) : null
}

export const metaQuality = (given: unknown): "green" | "yellow" | "red" | null => {
  const word = typeof given === "string" ? given.toUpperCase() : ""
  return word === "GREEN" ? "green" : word === "YELLOW" ? "yellow" : word === "RED" ? "red" : null
}

export const metaCategory = (given: unknown): "utility" | "marketing" | "authentication" => {
  const word = typeof given === "string" ? given.toUpperCase() : ""
  return word === "MARKETING" ? "marketing" : word === "AUTHENTICATION" ? "authentication" : "utility"
}

const PAUSE_HOURS: Readonly<Record<string, number>> = { FIRST_PAUSE: 3, SECOND_PAUSE: 6 }
/** How long Meta pauses, where its word says so. */
export const pauseHours = (because: string | null): number | null =>
  because !== null && Object.hasOwn(PAUSE_HOURS, because) ? (PAUSE_HOURS[because] ?? null) : null

const TIERS: Readonly<Record<string, number>> = {
  TIER_50: 50,
  TIER_250: 250,
  TIER_1K: 1_000,
  TIER_2K: 2_000,
  TIER_10K: 10_000,
  TIER_100K: 100_000,
  TIER_UNLIMITED: -1,
}
/** To how many people a day the clinic may begin a conversation; -1: no limit; null: not said. */
export const metaTier = (given: unknown): number | null => {
  const word = typeof given === "string" ? given.toUpperCase() : ""
  return Object.hasOwn(TIERS, word) ? (TIERS[word] ?? null) : null
}

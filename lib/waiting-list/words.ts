export const ENTRY_STATUSES = ["waiting", "offered", "booked", "withdrawn", "expired"] as const
export type EntryStatus = (typeof ENTRY_STATUSES)[number]

export const OFFER_STATUSES = ["offered", "accepted", "declined", "expired", "withdrawn", "blocked"] as const
export type OfferStatus = (typeof OFFER_STATUSES)[number]

export const SLOT_STATUSES = ["offering", "taken", "gone", "nobody", "too_late", "stopped"] as const
export type SlotStatus = (typeof SLOT_STATUSES)[number]

export const SLOT_CAUSES = {
  cancelled: "An appointment was cancelled",
  moved: "An appointment was moved",
} as const satisfies Record<string, string>
export type SlotCause = keyof typeof SLOT_CAUSES

/** Why an offer was taken back, and why nobody could be asked besides the gate's own words. */
export const OFFER_CAUSES = {
  slot_lost: "The time was lost meanwhile",
  entry_ended: "They are on the list no more",
  colleague: "A colleague took it back",
  no_address: "There is no number to write to",
  shared_number: "Another person’s offer waits for its answer at the same number",
} as const satisfies Record<string, string>
export type OfferCause = keyof typeof OFFER_CAUSES

export const WAYS = { message: "By message", phone: "By phone" } as const satisfies Record<string, string>
export type OfferWay = keyof typeof WAYS

/** Why somebody is asked before others; the points are added up. */
export const SCORE_REASONS = {
  urgent: "Urgent",
  soon: "Soon",
  waited: "Days waited",
  no_appointment: "Has no appointment yet",
  gains: "Comes that much sooner",
  their_practitioner: "Asked for this practitioner",
  few_times: "Can come at few times",
  fills: "Fills the whole time",
  passed_over: "Did not take earlier offers",
  chosen: "Chosen by a colleague",
} as const satisfies Record<string, string>
export type ScoreReason = keyof typeof SCORE_REASONS

export const PAGE_SIZE = 50
/** Nobody is offered what begins sooner than this. */
export const NOTICE_MINUTES = 60
/** An answer comes so long before it begins at the latest. */
export const ANSWER_MINUTES = 30
/** Offers that were not taken count against somebody this long. */
export const PASSED_DAYS = 90

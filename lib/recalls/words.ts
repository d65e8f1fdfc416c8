export const RECALL_STATUSES = [
  "due",
  "reminded",
  "snoozed",
  "booked",
  "declined",
  "unreachable",
  "closed",
] as const
export type RecallStatus = (typeof RECALL_STATUSES)[number]
export const OPEN_RECALLS = ["due", "reminded", "snoozed"] as const satisfies readonly RecallStatus[]

/** Drawn through t(). */
export const RECALL_TABS = {
  call: "To call",
  due: "Due now",
  invited: "Invited",
  snoozed: "Put off",
  done: "Done",
} as const satisfies Record<string, string>
export type RecallTab = keyof typeof RECALL_TABS

/** How it ended, as whoever called says it; `booked` is told by the booking itself. */
export const RECALL_OUTCOMES = {
  no_need: "Not needed any more",
  elsewhere: "Goes elsewhere",
  price: "The price",
  too_soon: "Too soon for them",
  moved_away: "Has moved away",
  died: "Has died",
  unreachable: "Could not be reached",
  other: "Another reason",
} as const satisfies Record<string, string>
export type RecallOutcome = keyof typeof RECALL_OUTCOMES

/** What kept an invitation back, or leaves it to a person; the gate's own words stand in lib/messaging/words.ts. */
export const RECALL_BECAUSE = {
  booked_ahead: "They have an appointment ahead. They are asked after it.",
  no_answer: "Invited three times, and nobody answered.",
  no_number: "There is no number that can be written to.",
  cancelled: "The appointment booked for it was cancelled.",
  put_off: "Put off until now, to be called then.",
  merged: "The record was joined with another one.",
  erased: "This person was erased.",
} as const satisfies Record<string, string>

/** Where a service says nothing else. */
export const DEFAULT_RECALL_MONTHS = 6
/** So often by message; then somebody calls. */
export const MOST_INVITES = 3
/** Days from the first invitation to the second, and from that to the third; then to the call. */
export const DAYS_BETWEEN = [7, 14, 14] as const
/** In a day and clinic: a long list does not go out in one burst, the rest follows on the next days. */
export const INVITES_A_DAY = 100
/** Somebody due for two things is not asked for both at once. */
export const DAYS_APART = 14
/** Who came last so long before they were due is not a patient who forgot. */
export const LOOKS_BACK_MONTHS = 24
export const RECALL_PAGE = 50

export const APPOINTMENT_STATUSES = [
  "requested",
  "scheduled",
  "confirmed",
  "checked_in",
  "in_session",
  "completed",
  "no_show",
  "cancelled",
  "rescheduled",
] as const
export type AppointmentStatus = (typeof APPOINTMENT_STATUSES)[number]

/** Still to come about: it stands in somebody's day. */
export const STANDING = ["requested", "scheduled", "confirmed", "checked_in", "in_session"] as const
/** Its time is not free for others; the database's trigger `appointment_occupies` says the same. */
export const OCCUPYING = [...STANDING, "completed"] as const

/** On the board of a day: what was cancelled or moved away is not of it. */
export const OF_A_DAY = [...OCCUPYING, "no_show"] as const

/** Longer than this nobody should sit in the waiting room unasked. */
export const LONG_WAIT_MINUTES = 15

/** Steps that can be taken back when pressed by mistake. */
export const BACKABLE = ["checked_in", "in_session", "completed", "no_show"] as const

export const APPOINTMENT_SOURCES = {
  member: "Booked here",
  conversation: "From a conversation",
  lead: "From a lead",
  waiting_list: "From the waiting list",
  recall: "From a recall",
  series: "Of a series",
  reply: "By the patient’s reply",
  agent: "By the booking agent",
  import: "Imported",
} as const satisfies Record<string, string>
export type AppointmentSource = keyof typeof APPOINTMENT_SOURCES

export const CANCEL_CAUSES = {
  patient: "The patient cannot come",
  illness: "The patient is ill",
  clinic: "The clinic cannot keep it",
  no_answer: "Nobody could be reached",
  price: "The price",
  elsewhere: "Goes elsewhere",
  mistake: "Booked by mistake",
  other: "Another reason",
} as const satisfies Record<string, string>
export type CancelCause = keyof typeof CANCEL_CAUSES

export const OUTCOMES = {
  treated: "Treated",
  advised: "Advised",
  plan_given: "Treatment plan given",
  referred: "Referred",
  not_done: "Not done",
} as const satisfies Record<string, string>
export type AppointmentOutcome = keyof typeof OUTCOMES

export const EXCEPTION_CAUSES = {
  holiday: "Holiday",
  vacation: "Vacation",
  sick: "Ill",
  training: "Training",
  meeting: "Meeting",
  maintenance: "Maintenance",
  extra_hours: "Extra hours",
  other: "Other",
} as const satisfies Record<string, string>
export type ExceptionCause = keyof typeof EXCEPTION_CAUSES

/** What stands in the way of a slot; the first two nobody can wave through. */
export const CONFLICTS = {
  practitioner_busy: "The practitioner has another appointment then.",
  room_busy: "The room is taken then.",
  outside_hours: "Outside the practitioner’s hours.",
  closed: "The clinic is closed then.",
  away: "The practitioner is away then.",
  room_closed: "The room cannot be used then.",
  patient_busy: "The patient has another appointment then.",
  in_the_past: "That time has passed.",
  not_their_service: "The practitioner does not do this.",
} as const satisfies Record<string, string>
export type Conflict = keyof typeof CONFLICTS

export const WAITING_PRIORITIES = { 0: "Usual", 1: "Soon", 2: "Urgent" } as const
export type WaitingPriority = keyof typeof WAITING_PRIORITIES

export const DECLINE_CAUSES = {
  too_soon: "Too soon",
  time: "The time does not suit",
  practitioner: "Wants somebody else",
  price: "The price",
  elsewhere: "Goes elsewhere",
  no_need: "No longer needed",
  other: "Another reason",
} as const satisfies Record<string, string>
export type DeclineCause = keyof typeof DECLINE_CAUSES

/** How long a slot is kept while somebody chooses. */
export const HOLD_MINUTES = 15
/** How long an offer of the waiting list stands, in opening hours. */
export const OFFER_HOURS = 2
export const PAGE_SIZE = 50
/** Nobody looks for a slot further ahead at once. */
export const MOST_SEARCH_DAYS = 92
export const MOST_IN_SERIES = 26

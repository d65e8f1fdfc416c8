export const REMINDER_KINDS = {
  h24: "A day before",
  h2: "Two hours before",
} as const satisfies Record<string, string>
export type ReminderKind = keyof typeof REMINDER_KINDS
export const KINDS: readonly ReminderKind[] = ["h24", "h2"]

export const REMINDER_STATUSES = {
  waiting: "To come",
  sent: "Sent",
  blocked: "Not sent",
  late: "Too late",
  dropped: "Not needed",
} as const satisfies Record<string, string>
export type ReminderStatus = keyof typeof REMINDER_STATUSES

/** Why there was none; whatever else stands there is the gate's word (lib/messaging/words). */
export const REMINDER_BECAUSE: Readonly<Record<string, string>> = {
  booked_late: "It was booked after the time of this reminder.",
  moved: "The appointment was moved to another time.",
  cancelled: "The appointment was cancelled.",
  already_there: "The patient had come, or the visit was over.",
  too_late: "Its time had passed before it could go out.",
  not_accepted: "Nobody had accepted the request by then.",
  no_template: "The patient did not write within a day, and there is no approved template to remind with.",
  no_contact: "There is no number to write to.",
  quiet_hours: "It was night where the patient lives, and in the morning it would have been too late.",
}

export const ANSWERS = {
  confirm: "Will come",
  cancel: "Cancelled",
  move: "Wants another time",
  unclear: "To be read",
} as const satisfies Record<string, string>
export type ReminderAnswer = keyof typeof ANSWERS

/** What the page of a day can be narrowed to. */
export const SHOWN = {
  all: "All",
  silent: "No answer yet",
  unreached: "Not reached",
  answered: "Answered",
} as const satisfies Record<string, string>
export type Shown = keyof typeof SHOWN

export const PAGE_SIZE = 60

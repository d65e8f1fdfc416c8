/**
 * What speaks for or against somebody's coming, and how much: points of a hundred, added up. Drawn through t(). A person
 * reads them beside the number; nothing is decided by it.
 */
export const NO_SHOW_REASONS = {
  usual: "As often as it is usual here",
  missed_once: "Did not come once before",
  missed_often: "Did not come several times before",
  comes: "Has always come",
  first: "First visit",
  called_off: "Called off at short notice before",
  long_ahead: "Booked more than a month ahead",
  weeks_ahead: "Booked more than two weeks ahead",
  short_ahead: "Booked for the next two days",
  moved: "Moved more than once",
  confirmed: "Has confirmed",
  unconfirmed: "Was reminded and has not answered",
  no_reminder: "Gets no reminders: has not agreed to them",
} as const satisfies Record<string, string>
export type NoShowReasonName = keyof typeof NO_SHOW_REASONS

/** Where a clinic has too few visits to say what is usual. */
export const USUAL_PERCENT = 8
export const ENOUGH_VISITS = 40
/** From here on somebody should call before. */
export const LIKELY_PERCENT = 25
export const LIKELY_DAYS = 7
/** Looked at anew so long before it begins. */
export const REFRESH_HOURS = 48
/** How long somebody tries to win back who did not come. */
export const RECOVERY_DAYS = 90
export const RECOVERY_HOURS = 2
export const NO_SHOW_PAGE = 50

export const NO_SHOW_TABS = {
  open: "To call",
  all: "All",
} as const satisfies Record<string, string>
export type NoShowTab = keyof typeof NO_SHOW_TABS

/** The one call for one missed visit. */
export const recoveryKey = (appointmentId: string): string => `no_show:${appointmentId}`

export const TALK_STATUSES = {
  starting: "Is being sent",
  asked: "Waits for their choice",
  booked: "Booked",
  ended: "Ended",
} as const satisfies Record<string, string>
export type TalkStatus = keyof typeof TALK_STATUSES

export const TALK_ENDS = {
  nobody_answered: "They did not answer.",
  none_suited: "No time suited them.",
  none_free: "No time is free in the weeks ahead.",
  slots_lost: "The times they chose were taken, three times over.",
  booked_otherwise: "They were booked another way.",
  not_sent: "The message could not be sent.",
  replaced: "Other times were offered instead.",
  stopped: "A colleague stopped it.",
  gone: "The record is there no more.",
} as const satisfies Record<string, string>
export type TalkEnd = keyof typeof TALK_ENDS

export const TIMES_OFFERED = 5
export const MOST_ROUNDS = 3
/** How far ahead times are looked for. */
export const DAYS_AHEAD = 21
/** A choice counts so long; the times themselves are kept for as long as somebody chooses (HOLD_MINUTES). */
export const ANSWER_HOURS = 24
/** Nobody is offered what begins before they could come. */
export const NOTICE_HOURS = 2

export const SURVEY_STATUSES = ["planned", "asked", "answered", "expired", "blocked", "dropped"] as const
export type SurveyStatus = (typeof SURVEY_STATUSES)[number]

/** Drawn through t(). */
export const SURVEY_WORDS = {
  planned: "Asked soon",
  asked: "Was asked",
  answered: "Answered",
  expired: "No answer",
  blocked: "Not asked",
  dropped: "Not asked",
} as const satisfies Record<SurveyStatus, string>

/** Why nobody was asked; the gate's own words stand in lib/messaging/words.ts. */
export const SURVEY_BECAUSE = {
  asked_lately: "Asked within the last 30 days already.",
  undone: "The visit was not completed after all.",
  not_done: "Nothing was done at this visit.",
  entered_late: "The visit was entered more than a day after it.",
  too_late: "It could not be asked within a day of the visit.",
  no_number: "There is no number that can be written to.",
  merged: "The record was joined with another one.",
  erased: "This person was erased.",
} as const satisfies Record<string, string>

export const SURVEY_TABS = {
  answered: "Answers",
  unhappy: "Six or less",
  read: "To read",
  all: "All asked",
} as const satisfies Record<string, string>
export type SurveyTab = keyof typeof SURVEY_TABS

/** Between one and two hours after the visit. */
export const ASK_AFTER_MINUTES = 90
export const ASK_AGAIN_DAYS = 30
export const ANSWER_HOURS = 72
/** Asked a day later nobody remembers how it was. */
export const TOO_LATE_HOURS = 24
export const SURVEY_PAGE = 50

/** Up to 6 would not recommend the clinic; 9 and 10 would. */
export const isDetractor = (score: number): boolean => score <= 6
export const isPromoter = (score: number): boolean => score >= 9

/** How soon somebody calls, by how unhappy they were. */
export const callWithinHours = (score: number): 2 | 24 | 48 => (score <= 2 ? 2 : score <= 4 ? 24 : 48)

/** Those who would, less those who would not, of a hundred; null: nobody answered. */
export const npsOf = ({
  promoters,
  detractors,
  answered,
}: {
  promoters: number
  detractors: number
  answered: number
}): number | null => (answered === 0 ? null : Math.round(((promoters - detractors) / answered) * 100))

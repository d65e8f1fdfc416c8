import type { Role } from "@/lib/can"

/** English texts; they pass through `t()` where they are drawn. */
export const LANGUAGE_WORDS: Record<string, string> = {
  en: "English",
  ro: "Romanian",
  de: "German",
  hi: "Hindi",
}

export const SERVICE_WORDS: Record<string, string> = {
  implants: "Implants",
  full_arch: "Full arch",
  orthodontics: "Orthodontics",
  cosmetic: "Cosmetic",
  endodontics: "Root canal",
  crowns: "Crowns and bridges",
  dentures: "Dentures",
  surgery: "Oral surgery",
  periodontics: "Gums",
  hygiene: "Hygiene",
  general: "General dentistry",
  emergency: "Emergency",
}

export const HOURS_WORDS = { open: "While the clinic is open", closed: "While it is closed" } as const
export type Hours = keyof typeof HOURS_WORDS

export const DUTY_WORDS = {
  supervisor: "Supervisor on duty",
  manager: "Manager on duty",
  doctor: "Doctor on duty",
} as const
export type Duty = keyof typeof DUTY_WORDS

/** Roles that may own a lead. */
export const TARGET_ROLES = ["doctor", "coordinator", "frontdesk", "admin"] as const satisfies Role[]

export const BALANCE_WORDS = {
  load: "Whoever has the fewest open leads",
  turn: "In turn, whoever was given one longest ago",
} as const
export type Balance = keyof typeof BALANCE_WORDS

export const PRESSING_WORDS = {
  suggest: "Suggest: stays everybody's until somebody takes it",
  assign: "Assign at once: others no longer see it waiting",
} as const
export type Pressing = keyof typeof PRESSING_WORDS

/** Why this person, or nobody. */
export const WHY_WORDS = {
  named: "The rule names them",
  least_load: "Had the fewest open leads",
  next_turn: "It was their turn",
  on_duty: "Was on duty",
  no_rule: "No rule fits",
  nobody_here: "A rule fits, but nobody of it is here",
} as const
export type Why = keyof typeof WHY_WORDS

export const OUTCOME_WORDS = {
  assigned: "Assigned",
  suggested: "Suggested",
  unowned: "Left to everybody",
} as const
export type Outcome = keyof typeof OUTCOME_WORDS

/** What of a rule did not hold. */
export const MISFIT_WORDS = {
  paused: "Paused",
  language: "Another language",
  service: "Another service",
  source: "Another source",
  campaign: "Another campaign",
  class: "Another class",
  urgency: "Another urgency",
  hours: "Not at this hour",
  nobody_here: "Fits, but nobody of it is here",
  later: "An earlier rule decides",
} as const
export type Misfit = keyof typeof MISFIT_WORDS

export const MOST_RULES = 50
/** How far back the list counts. */
export const COUNTED_DAYS = 30
/** Beyond it a person is full, whoever has more. */
export const LOAD_CAP = 1_000

import { HINDRANCES } from "@/lib/messaging/words"

/** The tiers of an escalation, in the order they are told. */
export const DUTIES = ["supervisor", "manager", "doctor"] as const
export type Duty = (typeof DUTIES)[number]

export const DUTY_NAMES: Record<Duty | "everybody", string> = {
  supervisor: "Supervisor",
  manager: "Manager",
  doctor: "On-call doctor",
  everybody: "Everybody",
}

/** Whom a tier reached, in words beside it. */
export const HOW_WORDS = {
  roster: "on the rota",
  role: "standing in, nobody was on the rota",
  everybody: "told again, all who can help",
  nobody: "nobody there at all",
} as const satisfies Record<string, string>
export type How = keyof typeof HOW_WORDS

export const CLOSED_BECAUSE = {
  taken: "Taken",
  answered: "Answered",
  status: "Status changed",
  lowered: "No longer urgent",
  by_member: "Closed by hand",
  merged: "Joined with another",
} as const satisfies Record<string, string>
export type ClosedBecause = keyof typeof CLOSED_BECAUSE

export const WAYS = ["queue", "lead", "notification"] as const
export type Way = (typeof WAYS)[number]

/** Why no text told the patient of help. */
export const WHY_NO_TEXT = {
  off: "The clinic sends none.",
  somebody_there: "The clinic was open.",
  recently: "One was sent in the last 12 hours.",
  not_pressing: "Only critical and high cases get one.",
  ...HINDRANCES,
} as const satisfies Record<string, string>
export type WhyNoText = keyof typeof WHY_NO_TEXT

export const LONGEST_REASON = 500
export const LONGEST_DISTRESS = 1_000
export const QUEUE_MOST = 100
export const HISTORY_PAGE = 50
/** Languages the text for the patient is kept in. */
export const DISTRESS_LANGUAGES = ["en", "ro", "de", "hi"] as const
export type DistressLanguage = (typeof DISTRESS_LANGUAGES)[number]

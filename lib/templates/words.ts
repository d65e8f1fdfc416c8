/** Client-safe words of templates. */

export const TEMPLATE_STATES = {
  draft: "Draft",
  in_review: "In review",
  approved: "Approved",
  rejected: "Rejected",
  paused: "Paused",
  disabled: "Disabled",
  gone: "No longer there",
} as const satisfies Record<string, string>
export type TemplateState = keyof typeof TEMPLATE_STATES
export const isTemplateState = (text: string): text is TemplateState => Object.hasOwn(TEMPLATE_STATES, text)

/** What each state means for whoever wants to send it. */
export const STATE_SENTENCES: Record<TemplateState, string> = {
  draft: "It has not been handed in to Meta yet.",
  in_review: "Meta is looking at it. That takes minutes as a rule, at most a day.",
  approved: "It can be sent.",
  rejected: "Meta did not approve it. Change it in WhatsApp Manager and hand it in again.",
  paused: "Meta paused it because people blocked or reported it.",
  disabled: "Meta switched it off for good. Make a new one.",
  gone: "WhatsApp has it no more. What was sent in it stays to be read.",
}

export const CATEGORIES = {
  utility: "Utility",
  marketing: "Marketing",
  authentication: "Login codes",
} as const satisfies Record<string, string>
export type Category = keyof typeof CATEGORIES

export const QUALITIES = {
  green: "High quality",
  yellow: "Medium quality",
  red: "Low quality",
} as const satisfies Record<string, string>
export type Quality = keyof typeof QUALITIES

export const TEMPLATE_CHANNELS = { whatsapp: "WhatsApp", sms: "SMS" } as const satisfies Record<
  string,
  string
>
export type TemplateChannel = keyof typeof TEMPLATE_CHANNELS

/** Why Meta said no or stopped it, of its words those that are known. */
export const META_REASONS: Readonly<Record<string, string>> = {
  ABUSIVE_CONTENT: "Meta finds its content abusive.",
  INCORRECT_CATEGORY: "Meta finds it in the wrong category.",
  INVALID_FORMAT: "Its gaps or its form are not as Meta asks.",
  PROMOTIONAL: "Meta finds that it promotes something.",
  SCAM: "Meta takes it for a fraud.",
  TAG_CONTENT_MISMATCH: "Its language or category does not fit its words.",
  FIRST_PAUSE: "Paused for the first time: three hours.",
  SECOND_PAUSE: "Paused for the second time: six hours.",
  RATE_LIMITING_PAUSE: "Paused because it was sent too fast.",
  UNPAUSE: "The pause is over.",
  DISABLED: "Disabled after the third pause.",
}

/** What keeps a template from being sent from here, though Meta approved it. */
export const UNSENDABLE = {
  media: "It begins with a picture, film or file, which Rounds does not send with templates yet.",
  code: "Login codes are sent by the software that asks for them.",
  flow: "It holds a catalogue, a flow or cards, which Rounds does not send yet.",
  too_many: "It has more gaps than can be filled here.",
} as const satisfies Record<string, string>
export type Unsendable = keyof typeof UNSENDABLE

export const NO_LIMIT = -1
export const TEMPLATE_PAGE = 40

/** In their own words: what a patient would call it. */
const LANGUAGE_WORDS: Readonly<Record<string, string>> = {
  en: "English",
  ro: "Română",
  hi: "हिन्दी",
  de: "Deutsch",
  ar: "العربية",
  fr: "Français",
  hu: "Magyar",
  it: "Italiano",
  es: "Español",
}
export const templateLanguage = (code: string): string => {
  const [base = "", region] = code.split(/[_-]/)
  const name = LANGUAGE_WORDS[base.toLowerCase()]
  if (!name) return code
  return region ? `${name} (${region})` : name
}
export const RTL_LANGUAGES: ReadonlySet<string> = new Set(["ar", "he", "fa", "ur"])
export const baseLanguage = (code: string): string => code.split(/[_-]/)[0]?.toLowerCase() ?? code

/** What can go into a gap by itself; anything else is typed. */
export const FIELDS_FOR_GAPS = {
  first_name: "The person's first name",
  name: "The person's whole name",
  clinic: "The clinic's name",
} as const satisfies Record<string, string>
export type GapField = keyof typeof FIELDS_FOR_GAPS

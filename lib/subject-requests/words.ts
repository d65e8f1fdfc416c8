/** What a person may ask for about their own data, and what that comes to. */
export const REQUEST_KINDS = {
  access: "Access",
  portability: "Portability",
  rectification: "Rectification",
  erasure: "Erasure",
  restriction: "Restriction",
  objection: "Objection",
} as const satisfies Record<string, string>
export type RequestKind = keyof typeof REQUEST_KINDS
export const REQUEST_KIND_LIST = Object.keys(REQUEST_KINDS) as RequestKind[]

export const KIND_SENTENCES: Record<RequestKind, string> = {
  access: "They want to see everything the clinic holds about them.",
  portability: "They want their data as a file that another clinic can read.",
  rectification: "They say that something about them is wrong.",
  erasure: "They want to be forgotten.",
  restriction: "They want their data kept, and nothing else done with it.",
  objection: "They object to offers, to automatic assistants or to another use.",
}

export const REQUEST_STATUSES = {
  received: "Received",
  identity_needed: "Identity needed",
  in_progress: "In progress",
  awaiting_approval: "Waits for a second person",
  done: "Done",
  refused: "Refused",
  withdrawn: "Taken back",
} as const satisfies Record<string, string>
export type RequestStatus = keyof typeof REQUEST_STATUSES

export const OPEN_STATUSES = ["received", "identity_needed", "in_progress", "awaiting_approval"] as const
export const isOpenStatus = (status: string): boolean => OPEN_STATUSES.some((one) => one === status)

export const REQUEST_CHANNELS = {
  in_person: "In person",
  phone: "By phone",
  whatsapp: "By WhatsApp",
  sms: "By SMS",
  email: "By e-mail",
  letter: "By letter",
  form: "By a form",
  crm: "Through HubSpot",
  other: "In another way",
} as const satisfies Record<string, string>
export type RequestChannel = keyof typeof REQUEST_CHANNELS

/** How it became sure that whoever asks is who they say. */
export const IDENTITY_WAYS = {
  document: "Showed an identity document",
  known_in_person: "Known in person by a colleague",
  call_back: "Called back at the number on record",
  code: "Told a code sent to the number on record",
  partner: "Checked by the partner who passed it on",
  other: "In another way",
} as const satisfies Record<string, string>
export type IdentityWay = keyof typeof IDENTITY_WAYS

export const REFUSAL_GROUNDS = {
  identity_not_shown: "They could not show who they are",
  unfounded: "Plainly without ground",
  excessive: "Asked again and again without need",
  legal_duty: "A law obliges the clinic to keep it",
  rights_of_others: "It would harm the rights of others",
  not_theirs: "It is not about their own data",
} as const satisfies Record<string, string>
export type RefusalGround = keyof typeof REFUSAL_GROUNDS

export const EXTENSION_REASONS = {
  complexity: "It is complex",
  number_of_requests: "They asked for many things at once",
} as const satisfies Record<string, string>
export type ExtensionReason = keyof typeof EXTENSION_REASONS

export const RESTRICTION_REASONS = {
  asked: "They asked for it",
  accuracy_contested: "They say the data is wrong, and it is being checked",
  unlawful: "The use was unlawful, and they do not want it erased",
  needed_for_claims: "They need it for a claim of their own",
  objection_pending: "Their objection is being decided",
} as const satisfies Record<string, string>
export type RestrictionReason = keyof typeof RESTRICTION_REASONS

/** To what somebody may object, and which agreements end with it. */
export const OBJECTIONS = {
  marketing: "Offers of every kind",
  ai: "Automatic assistants",
  profiling: "Being rated by a machine",
  sharing: "Sharing with others",
} as const satisfies Record<string, string>
export type ObjectionTo = keyof typeof OBJECTIONS

export const RECTIFIABLE = { name: "Name", birthDate: "Birth date", language: "Language" } as const
export type Rectifiable = keyof typeof RECTIFIABLE

/** The law's time, and by how much it may be made longer once. */
export const CLOCK_DAYS = 30
export const EXTENSION_DAYS = 60
/** A reminder so many days ahead, and another on the day. */
export const REMIND_DAYS = 3
export const EXPORT_DAYS = 30
export const EXPORT_VERSION = 1
export const REQUEST_PAGE = 40
export const EXPORT_LANGUAGES = ["en", "ro"] as const
export type ExportLanguage = (typeof EXPORT_LANGUAGES)[number]

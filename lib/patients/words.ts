export const PATIENT_SOURCES = ["whatsapp", "voice", "sms", "email", "web", "import", "member"] as const
export type PatientSource = (typeof PATIENT_SOURCES)[number]

export const PATIENT_SOURCE_NAMES: Record<PatientSource, string> = {
  whatsapp: "WhatsApp",
  voice: "Phone",
  sms: "SMS",
  email: "E-mail",
  web: "Web form",
  import: "Import",
  member: "By hand",
}

/** What a list of patients may be sorted by, each with an index of its own; a minus is descending. */
export const PATIENT_SORTS = ["-createdAt", "createdAt", "name", "-name"] as const
export type PatientSort = (typeof PATIENT_SORTS)[number]
export const DEFAULT_PATIENT_SORT: PatientSort = "-createdAt"
export const PATIENT_PAGE = 50

export const CHANNELS = ["whatsapp", "voice", "sms", "email", "web"] as const
export type Channel = (typeof CHANNELS)[number]
/** What a person may add by hand. */
export const ADDABLE_CHANNELS = ["voice", "whatsapp", "email"] as const

export const CHANNEL_NAMES: Record<Channel, string> = {
  whatsapp: "WhatsApp",
  voice: "Phone",
  sms: "SMS",
  email: "E-mail",
  web: "Web",
}

export const LANGUAGES = {
  ro: "Romanian",
  en: "English",
  de: "German",
  fr: "French",
  it: "Italian",
  es: "Spanish",
  hu: "Hungarian",
  hi: "Hindi",
  ar: "Arabic",
  he: "Hebrew",
  tr: "Turkish",
  ru: "Russian",
  uk: "Ukrainian",
} as const satisfies Record<string, string>
export type Language = keyof typeof LANGUAGES

export const languageName = (code: string): string =>
  Object.hasOwn(LANGUAGES, code) ? LANGUAGES[code as Language] : code

/** What the relative is to the patient. */
export const RELATION_KINDS = ["parent", "child", "partner", "sibling", "guardian", "ward", "other"] as const
export type RelationKind = (typeof RELATION_KINDS)[number]

export const RELATION_NAMES: Record<RelationKind, string> = {
  parent: "Parent",
  child: "Child",
  partner: "Partner",
  sibling: "Brother or sister",
  guardian: "Guardian",
  ward: "In their care",
  other: "Related",
}

/** Seen from the other side. */
export const INVERSE: Record<RelationKind, RelationKind> = {
  parent: "child",
  child: "parent",
  partner: "partner",
  sibling: "sibling",
  guardian: "ward",
  ward: "guardian",
  other: "other",
}

/** What of two records may differ, and so is chosen when they become one. */
export const MERGE_FIELDS = ["name", "birthDate", "language"] as const
export type MergeField = (typeof MERGE_FIELDS)[number]

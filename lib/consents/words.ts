export const PURPOSES = {
  data_processing: "Keeping and using their data",
  marketing_whatsapp: "Offers by WhatsApp",
  marketing_email: "Offers by e-mail",
  marketing_sms: "Offers by SMS",
  appointment_reminders: "Appointment reminders",
  treatment_updates: "News about their treatment",
  call_recording: "Recording of calls",
  ai_processing: "Use of automatic assistants",
  third_party_sharing: "Sharing with others",
} as const satisfies Record<string, string>
export type Purpose = keyof typeof PURPOSES

export const CONSENT_STATUSES = ["granted", "denied", "withdrawn", "expired", "pending"] as const
export type ConsentStatus = (typeof CONSENT_STATUSES)[number]

/** How long a granted consent holds. */
export const CONSENT_MONTHS = 24

/** Without this one nothing else can be agreed to: nobody could keep the answer. */
export const REQUIRED_PURPOSE = "data_processing" satisfies Purpose

/** What whoever works here may do once it is granted. */
export const PURPOSE_ALLOWS: Readonly<Record<Purpose, string>> = {
  data_processing: "Keep their details and answer them. Without it nothing is written to them.",
  marketing_whatsapp: "Send them offers by WhatsApp.",
  marketing_email: "Send them offers by e-mail.",
  marketing_sms: "Send them offers by SMS.",
  appointment_reminders: "Remind them of appointments.",
  treatment_updates: "Write to them about their treatment, and remind them of it.",
  call_recording: "Record calls with them.",
  ai_processing: "Let a model read what they write, to see sooner what is urgent.",
  third_party_sharing: "Give their data to laboratories, insurers and other clinics.",
}

export const STATUS_WORDS: Readonly<Record<ConsentStatus, string>> = {
  granted: "Granted",
  denied: "Denied",
  withdrawn: "Withdrawn",
  expired: "Expired",
  pending: "Asked, no answer yet",
}

export const CONSENT_SOURCES = [
  "web_form",
  "whatsapp",
  "sms",
  "page",
  "member",
  "import",
  "objection",
] as const
export type ConsentSource = (typeof CONSENT_SOURCES)[number]
export const SOURCE_WORDS: Readonly<Record<ConsentSource, string>> = {
  web_form: "Form on the website",
  whatsapp: "WhatsApp",
  sms: "SMS",
  page: "Link to the consent page",
  member: "A colleague",
  import: "An imported list",
  objection: "An objection",
}

export const CONSENT_METHODS = ["explicit", "double_opt_in", "in_person", "form", "import"] as const
export type ConsentMethod = (typeof CONSENT_METHODS)[number]
export const METHOD_WORDS: Readonly<Record<ConsentMethod, string>> = {
  explicit: "Said by themselves",
  double_opt_in: "Answer to our question",
  in_person: "In person",
  form: "Form",
  import: "Taken over",
}
export const METHOD_OF_SOURCE: Readonly<Record<ConsentSource, ConsentMethod>> = {
  web_form: "form",
  whatsapp: "explicit",
  sms: "explicit",
  page: "explicit",
  member: "explicit",
  import: "import",
  objection: "explicit",
}

export const REQUEST_KINDS = ["ask", "double_opt_in", "renewal"] as const
export type RequestKind = (typeof REQUEST_KINDS)[number]
export const REQUEST_STATUSES = ["open", "granted", "denied", "expired", "unclear", "cancelled"] as const
export type RequestStatus = (typeof REQUEST_STATUSES)[number]
export const REQUEST_WORDS: Readonly<Record<RequestStatus, string>> = {
  open: "Waiting for an answer",
  granted: "Agreed",
  denied: "Said no",
  expired: "No answer in time",
  unclear: "Answer to be read by a person",
  cancelled: "Not asked any more",
}

/** How long a question waits for its answer. */
export const REQUEST_DAYS = 7

export const purposesOf = (given: readonly string[]): Purpose[] =>
  (Object.keys(PURPOSES) as Purpose[]).filter((one) => given.includes(one))

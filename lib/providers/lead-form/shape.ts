export const FORM_CONSENTS = ["data_processing", "marketing_whatsapp"] as const
export type FormConsent = (typeof FORM_CONSENTS)[number]

/** Raised whenever the words beside a box change: a consent names the words it was given to. */
export const FORM_VERSION = "2026-11"

export const FORM_LANGUAGES = ["en", "ro", "de", "hi"] as const
export type FormLanguage = (typeof FORM_LANGUAGES)[number]

/** A form that can be used. */
export type Enquiry = {
  /** As it was typed, blanks included. */
  name: string
  /** As it was typed; `phoneOf` makes E.164 of it with the clinic's country. */
  phone: string | null
  /** In small letters. */
  email: string | null
  /** As it was typed; may be empty: "please call me". */
  message: string
  consents: FormConsent[]
  utm: { source: string | null; medium: string | null; campaign: string | null }
  /** The language and version of our own form; null where the clinic's site has a form of its own. */
  shown: { language: FormLanguage; version: string } | null
}

export type FormField = "name" | "phone" | "email" | "message" | "consent.data_processing"
export type Problem =
  | "not_text"
  | "unusable_text"
  | "name_missing"
  | "too_long"
  | "phone_wrong"
  | "email_wrong"
  | "reach_missing"
  | "consent_missing"
export type Problems = Partial<Record<FormField, Problem>>

/** What a request holds, before anything of it is believed. */
export type Given = Readonly<Record<string, unknown>>

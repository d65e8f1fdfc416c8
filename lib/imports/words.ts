import { t } from "@/lib/say"

/** What a column of a list may hold. `firstName` and `lastName` make a name together. */
export const FIELDS = {
  name: "Name",
  firstName: "First name",
  lastName: "Last name",
  phone: "Phone",
  email: "E-mail",
  birthDate: "Date of birth",
  language: "Language",
  externalRef: "Their number in the list",
} as const satisfies Record<string, string>
export type Field = keyof typeof FIELDS

/** A consent is taken only from a column that names its purpose in the product's own words: `consent_marketing_email`. */
export const CONSENT_PREFIX = "consent_"
export type Target = Field | `${typeof CONSENT_PREFIX}${string}`

/** As it is said of a line: "phone", "consent marketing email". */
export const targetName = (target: string): string =>
  t(
    Object.entries(FIELDS).find(([field]) => field === target)?.[1] ?? target.replaceAll("_", " "),
  ).toLowerCase()

export const IMPORT_STATUSES = ["checked", "importing", "done", "cancelled", "failed"] as const
export type ImportStatus = (typeof IMPORT_STATUSES)[number]
export const STATUS_NAMES: Record<ImportStatus, string> = {
  checked: "Checked, not started",
  importing: "Importing",
  done: "Done",
  cancelled: "Cancelled",
  failed: "Stopped by an error",
}

export const OUTCOMES = ["create", "update", "same", "invalid", "created", "updated"] as const
export type Outcome = (typeof OUTCOMES)[number]
export const OUTCOME_NAMES: Record<Outcome, string> = {
  create: "New",
  update: "Adds to a known one",
  same: "Known, nothing new",
  invalid: "Cannot be taken",
  created: "Taken as new",
  updated: "Added",
}

export const MOST_BYTES = 5 * 1024 * 1024
export const MOST_LINES = 20_000
export const CHUNK = 100
export const ROWS_PAGE = 50

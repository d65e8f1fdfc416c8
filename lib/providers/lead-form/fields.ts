import { type CountryCode, parsePhoneNumberFromString } from "libphonenumber-js/max"
import {
  type Enquiry,
  FORM_CONSENTS,
  FORM_LANGUAGES,
  FORM_VERSION,
  type FormConsent,
  type Given,
  type Problem,
  type Problems,
} from "@/lib/providers/lead-form/shape"

export const LONGEST = { name: 200, phone: 40, email: 254, message: 5_000 } as const
const LONGEST_UTM = 200

const TICKED = new Set<unknown>([true, "on", "true", "1"])
const E_MAIL =
  /^[^\s@<>()[\]\\,;:"\p{C}]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{N}.-]{0,180}[\p{L}\p{N}])?\.[\p{L}\p{N}-]{2,60}$/u
/** What no column of text holds, or what would not come back as it was sent. */
const isUnusable = (text: string): boolean => text.includes("\0") || /\p{Cs}/u.test(text)

export type Checked = { ok: true; enquiry: Enquiry } | { ok: false; problems: Problems }

/**
 * Whether a form can be used. What it does not know is left alone: forms of clinics' own sites carry more. Without a
 * country (what was checked before is read again) any phone stands as it is.
 */
export function checkFields(given: Given, country?: string): Checked {
  const problems: Problems = {}
  const text = (field: keyof typeof LONGEST): string => {
    const value = given[field] ?? ""
    const problem = problemOf(value, LONGEST[field])
    if (problem) problems[field] = problem
    return problem ? "" : (value as string)
  }
  const name = text("name")
  const message = text("message")
  const phone = text("phone").trim()
  const email = text("email").trim().toLowerCase()

  if (name.trim() === "") problems.name ??= "name_missing"
  if (phone !== "" && country !== undefined && !phoneOf(phone, country)) problems.phone ??= "phone_wrong"
  if (email !== "" && !E_MAIL.test(email)) problems.email ??= "email_wrong"
  if (phone === "" && email === "" && !problems.phone && !problems.email) problems.phone = "reach_missing"
  const consents = FORM_CONSENTS.filter((purpose) => isTicked(given, purpose))
  if (!consents.includes("data_processing")) problems["consent.data_processing"] = "consent_missing"

  if (Object.keys(problems).length > 0) return { ok: false, problems }
  const utm = {
    source: utmOf(given, "source"),
    medium: utmOf(given, "medium"),
    campaign: utmOf(given, "campaign"),
  }
  const shown = shownOf(given)
  return {
    ok: true,
    enquiry: { name, phone: phone || null, email: email || null, message, consents, utm, shown },
  }
}

function problemOf(value: unknown, longest: number): Problem | undefined {
  if (typeof value !== "string") return "not_text"
  if (value.length > longest) return "too_long"
  return isUnusable(value) ? "unusable_text" : undefined
}

/** E.164 of a number as people of this country write it; null when no telephone could ring. */
export function phoneOf(text: string, country: string): string | null {
  const number = parsePhoneNumberFromString(text, {
    defaultCountry: country as CountryCode,
    extract: false,
  })
  return number?.isPossible() ? number.number : null
}

/** In JSON an object; as a form, dotted names. */
function isTicked(given: Given, purpose: FormConsent): boolean {
  const { consent } = given
  const inside = typeof consent === "object" && consent !== null ? (consent as Given)[purpose] : undefined
  return TICKED.has(inside) || TICKED.has(given[`consent.${purpose}`])
}

/** Where a person came from is the page's doing: what cannot be used is dropped, not refused. */
function utmOf(given: Given, part: string): string | null {
  const value = given[`utm_${part}`]
  if (typeof value !== "string" || value.trim() === "" || isUnusable(value)) return null
  return [...value.trim()].slice(0, LONGEST_UTM).join("")
}

/** Our own forms say which words they showed; only those we know are believed. */
function shownOf(given: Given): Enquiry["shown"] {
  const language = FORM_LANGUAGES.find((one) => one === given.form_language)
  return language && given.form_version === FORM_VERSION ? { language, version: FORM_VERSION } : null
}

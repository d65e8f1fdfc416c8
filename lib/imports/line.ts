import { CONSENT_PREFIX, type Target } from "@/lib/imports/words"
import { foldName } from "@/lib/patients/rules"
import { LANGUAGES } from "@/lib/patients/words"
import { toE164 } from "@/lib/phone"
import { calendarDay, toDate } from "@/lib/time"

export type Person = {
  name: string
  phone: string | null
  email: string | null
  birthDate: string | null
  language: string | null
  externalRef: string | null
  /** By purpose; only from columns that name it, and only a clear yes or no. */
  consents: Record<string, "granted" | "denied">
}
export type Read = { person: Person; problem: null } | { person: null; problem: string }

const OWN_NAMES: Record<string, string> = {
  romana: "ro",
  romanian: "ro",
  rumanisch: "ro",
  engleza: "en",
  englisch: "en",
  germana: "de",
  deutsch: "de",
  franceza: "fr",
  franzosisch: "fr",
  italiana: "it",
  italienisch: "it",
  spaniola: "es",
  spanisch: "es",
  maghiara: "hu",
  magyar: "hu",
  ungarisch: "hu",
  turca: "tr",
  turkisch: "tr",
  rusa: "ru",
  russisch: "ru",
}
const YES = new Set(["yes", "y", "da", "ja", "true", "1", "x", "granted"])
const NO = new Set(["no", "n", "nu", "nein", "false", "0", "denied"])

/** One line in the clinic's words, or what is wrong with it. Names stay exactly as they are written. */
export function readLine(
  cells: readonly string[],
  targets: readonly (Target | null)[],
  clinic: { country: string; today: string },
): Read {
  const of = (target: Target) => (cells[targets.indexOf(target)] ?? "").trim()
  const wrong = (problem: string): Read => ({ person: null, problem })
  const name = of("name") || [of("firstName"), of("lastName")].filter(Boolean).join(" ")
  if (!name) return wrong("No name")
  if (name.length > 120) return wrong("The name is longer than 120 characters")
  const phone = of("phone") && toE164(of("phone"), clinic.country)
  if (phone === null) return wrong("The phone number cannot be read")
  const email = of("email").toLowerCase()
  if (email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) return wrong("The e-mail address cannot be read")
  const birthDate = of("birthDate") && dayIn(of("birthDate"), clinic)
  if (birthDate === null) return wrong("The date of birth cannot be read")
  const language = of("language") && languageOf(of("language"))
  if (language === null) return wrong("The language is not known")
  const externalRef = of("externalRef")
  if (externalRef.length > 100) return wrong("Their number is longer than 100 characters")
  if (!phone && !email && !externalRef) return wrong("No phone, e-mail or number to know them by")
  return {
    problem: null,
    person: {
      name,
      phone: phone || null,
      email: email || null,
      birthDate: birthDate || null,
      language: language || null,
      externalRef: externalRef || null,
      consents: consentsOf(cells, targets),
    },
  }
}

function consentsOf(cells: readonly string[], targets: readonly (Target | null)[]): Person["consents"] {
  const said = targets.flatMap((target, at): [string, "granted" | "denied"][] => {
    const word = foldName(cells[at] ?? "")
    if (!target?.startsWith(CONSENT_PREFIX) || !(YES.has(word) || NO.has(word))) return []
    return [[target.slice(CONSENT_PREFIX.length), YES.has(word) ? "granted" : "denied"]]
  })
  return Object.fromEntries(said)
}

/** `1984-05-30`, or day and month in the order of the clinic's country. Two digits are no year. */
export function dayIn(text: string, { country, today }: { country: string; today: string }): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(text)
  const spoken = /^(\d{1,2})[./-]\s?(\d{1,2})[./-]\s?(\d{4})$/.exec(text)
  const parts = iso
    ? [iso[1], iso[2], iso[3]]
    : spoken
      ? country === "US"
        ? [spoken[3], spoken[1], spoken[2]]
        : [spoken[3], spoken[2], spoken[1]]
      : null
  if (!parts) return null
  const day = parts.map((part) => (part ?? "").padStart(2, "0")).join("-")
  const date = Date.parse(`${day}T00:00:00Z`)
  const isReal = !Number.isNaN(date) && calendarDay(toDate(date), "UTC") === day
  return isReal && day >= "1900-01-01" && day <= today ? day : null
}

function languageOf(text: string): string | null {
  const word = foldName(text)
  if (Object.hasOwn(LANGUAGES, word)) return word
  const named = Object.entries(LANGUAGES).find(([, name]) => name.toLowerCase() === word)
  return named?.[0] ?? (Object.hasOwn(OWN_NAMES, word) ? (OWN_NAMES[word] ?? null) : null)
}

import type { GivenSettings } from "@/lib/connections/schema"
import {
  type ConnectionSettings,
  FORM_LANGUAGES,
  type ProviderSpec,
  providerSpec,
} from "@/lib/connections/words"
import { fail } from "@/lib/errors"
import { assertPublicAddress } from "@/lib/outbound/address"
import { OutboundError } from "@/lib/outbound/error"
import { isSiteOrigin } from "@/lib/providers/lead-form/settings"

const text = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null)

/** `Connection.settings` as stored: what is not understood is as if it were not there. */
export function readSettings(stored: unknown): ConnectionSettings {
  const held = (typeof stored === "object" && stored !== null ? stored : {}) as Record<string, unknown>
  const { allowedOrigins, language } = held
  return {
    apiBase: text(held.apiBase),
    headerName: text(held.headerName),
    allowedOrigins: Array.isArray(allowedOrigins)
      ? allowedOrigins.filter((one) => typeof one === "string")
      : [],
    language: FORM_LANGUAGES.find((one) => one === language) ?? null,
    sender: text(held.sender),
    wabaId: text(held.wabaId),
  }
}

/** Throws `invalid_input` for an unknown provider or a scheme it does not have. */
export function specOf(provider: string, scheme: string, level: ProviderSpec["level"]): ProviderSpec {
  const spec = providerSpec(provider)
  if (!spec || spec.level !== level)
    return fail("invalid_input", { fields: { provider: "Rounds does not know it." } })
  if (!Object.hasOwn(spec.schemes, scheme))
    return fail("invalid_input", { fields: { scheme: "Choose one of these." } })
  return spec
}

const DIGITS = { form: /^\d{1,30}$/, hint: "Digits only, as the provider shows it." }

/** The clinic's account in the provider's own way of writing it. Throws `invalid_input`. */
export function checkedAccount(spec: ProviderSpec, given: string | null | undefined): string | null {
  if (!given) return null
  const { form, hint } = spec.account ?? DIGITS
  return form.test(given) ? given : fail("invalid_input", { fields: { externalId: hint } })
}

/** What was given, laid over what is stored. Throws `invalid_input` naming the field: an address must be public. */
export async function checkedSettings(
  given: GivenSettings,
  before?: ConnectionSettings,
): Promise<ConnectionSettings> {
  const apiBase = given.apiBase ? await publicBase(given.apiBase) : kept(given.apiBase, before?.apiBase)
  return {
    apiBase,
    headerName: kept(given.headerName, before?.headerName),
    allowedOrigins: given.allowedOrigins
      ? given.allowedOrigins.map(originOf)
      : (before?.allowedOrigins ?? []),
    language: kept(given.language, before?.language),
    sender: kept(given.sender, before?.sender),
    wabaId: kept(given.wabaId, before?.wabaId),
  }
}

/** Absent keeps what was, null empties it. */
const kept = <T>(given: T | null | undefined, before: T | null | undefined): T | null =>
  given === undefined ? (before ?? null) : given

async function publicBase(given: string): Promise<string> {
  const refuse = (sentence: string) => fail("invalid_input", { fields: { apiBase: sentence } })
  if (/[?#]/.test(given)) return refuse("Without ? and #: only where the paths begin.")
  try {
    await assertPublicAddress(given)
  } catch (error) {
    if (error instanceof OutboundError) return refuse(error.sentence)
    throw error
  }
  return given.replace(/\/+$/, "")
}

function originOf(given: string): string {
  const origin = given.replace(/\/+$/, "")
  if (isSiteOrigin(origin)) return origin
  return fail("invalid_input", {
    fields: { allowedOrigins: "Websites such as https://clinic.example, one a line." },
  })
}

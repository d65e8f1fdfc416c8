import { ERRORS } from "@/lib/errors"
import { t } from "@/lib/say"

const PROVIDERS: Record<string, string> = {
  whatsapp: "WhatsApp",
  evolution: "Evolution",
  twilio: "Twilio",
  vapi: "Vapi",
  stripe: "Stripe",
  razorpay: "Razorpay",
  hubspot: "HubSpot",
  "lead-form": "Lead form",
  github: "GitHub",
  coolify: "Coolify",
  eas: "Expo EAS",
}

export const providerName = (provider: string): string => t(PROVIDERS[provider] ?? provider)

const KINDS: Record<string, string> = {
  messages: "Message",
  statuses: "Status",
  form: "Form",
  "rounds.test": "Test",
}

/** "messages/text" reads "Message · text"; what nobody named stays as the provider calls it. */
export function kindName(kind: string): string {
  const [head = "", ...rest] = kind.split("/")
  const known = KINDS[head]
  return known ? [t(known), ...rest].join(" · ") : kind
}

/** An error code as its sentence; anything else as it was written. */
export function reasonText(reason: string | null): string {
  if (!reason) return ""
  return Object.hasOwn(ERRORS, reason) ? t(ERRORS[reason as keyof typeof ERRORS].sentence) : reason
}

/** As in the connections' own list, which is too long for a browser that shows one name of it. */
const SCHEME_NAMES: Record<string, string> = {
  meta: "Meta, app secret",
  "360dialog": "360dialog, partner signature",
  "360dialog-header": "360dialog, own header",
  jwt: "Evolution, signed token",
  "evolution-header": "Evolution, own header",
  "evolution-path": "Evolution, token in the address",
  "twilio-signature": "Twilio, auth token",
  token: "Signed form token",
  "hub-signature": "GitHub, webhook secret",
  "path-token": "Token in the address",
}

/** "meta#1" is the scheme and which of the connection's secrets matched, the newest first. */
export function verifiedText(verifiedBy: string): string {
  const [scheme = "", nth] = verifiedBy.split("#")
  const name = t(SCHEME_NAMES[scheme] ?? scheme)
  if (nth === undefined) return name
  return `${name}, ${nth === "1" ? t("newest secret") : t("the secret before")}`
}

const SKIPPED: Record<string, string> = {
  idempotency: "it ran for the same key within a day.",
  rate_limit: "its limit for this stretch of time was used up.",
  debounce: "a later event went in its place.",
  singleton: "another run of it was under way.",
  clinic: "the event names another clinic than its own.",
  function: "this release has no such function.",
  unreadable: "nothing it could work with stands in the event.",
}

/** Why the engine made no run of a function that listens. */
export const skippedText = (because: string): string =>
  t(SKIPPED[because] ?? `${because.replaceAll("_", " ")}.`)

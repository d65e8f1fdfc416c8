import { PROVIDERS as PROVIDER_SPECS } from "@/lib/connections/words"
import { ERRORS } from "@/lib/errors"

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
}

export const providerName = (provider: string): string => PROVIDERS[provider] ?? provider

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
  return known ? [known, ...rest].join(" · ") : kind
}

/** An error code as its sentence; anything else as it was written. */
export function reasonText(reason: string | null): string {
  if (!reason) return ""
  return Object.hasOwn(ERRORS, reason) ? ERRORS[reason as keyof typeof ERRORS].sentence : reason
}

const SCHEME_NAMES: Record<string, string> = Object.fromEntries(
  Object.values(PROVIDER_SPECS).flatMap(({ schemes }) =>
    Object.entries(schemes).map(([scheme, { name }]) => [scheme, name]),
  ),
)

/** "meta#1" is the scheme and which of the connection's secrets matched, the newest first. */
export function verifiedText(verifiedBy: string): string {
  const [scheme = "", nth] = verifiedBy.split("#")
  const name = SCHEME_NAMES[scheme] ?? scheme
  if (nth === undefined) return name
  return `${name}, ${nth === "1" ? "newest secret" : "the secret before"}`
}

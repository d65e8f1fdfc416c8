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

const KINDS: Record<string, string> = { messages: "Message", statuses: "Status" }

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

type Scheme = { name: string; header: string; prefix: string; how: string }

export const SCHEMES: Record<string, Scheme> = {
  meta: {
    name: "Meta, app secret",
    header: "x-hub-signature-256",
    prefix: "sha256=",
    how: "Meta signs each body with the app secret (HMAC-SHA256). What is unsigned or wrongly signed is refused with 401.",
  },
  "360dialog": {
    name: "360dialog, partner",
    header: "x-360dialog-signature",
    prefix: "",
    how: "360dialog signs each body with this connection's secret (HMAC-SHA256). What is unsigned or wrongly signed is refused with 401.",
  },
}

/** "meta#1" is the scheme and which of the connection's secrets matched, the newest first. */
export function verifiedText(verifiedBy: string): string {
  const [scheme = "", nth] = verifiedBy.split("#")
  const name = SCHEMES[scheme]?.name ?? scheme
  if (nth === undefined) return name
  return `${name}, ${nth === "1" ? "newest secret" : "the secret before"}`
}

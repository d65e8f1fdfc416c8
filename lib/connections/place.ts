import { env } from "@/lib/env"

export type OutgoingPlace = { base: string | null; isTrusted: boolean; isFake: boolean }

/** The environment's base address holds for all in demo, and elsewhere for who has none of their own. */
export function placeOf(provider: "whatsapp" | "hubspot", own: string | null): OutgoingPlace {
  const { WHATSAPP_API_URL, HUBSPOT_API_URL, ROUNDS_DEMO: isDemo } = env()
  const given = provider === "whatsapp" ? WHATSAPP_API_URL : HUBSPOT_API_URL
  if (given && (isDemo || !own)) return { base: given, isTrusted: true, isFake: false }
  return { base: own, isTrusted: false, isFake: isDemo }
}

import { env } from "@/lib/env"

export type OutgoingPlace = { base: string | null; isTrusted: boolean; isFake: boolean }

/** The environment's base address holds for all in demo, and elsewhere for who has none of their own. */
export function placeOf(provider: "whatsapp" | "hubspot" | "openai", own: string | null): OutgoingPlace {
  const { WHATSAPP_API_URL, HUBSPOT_API_URL, OPENAI_BASE_URL, ROUNDS_DEMO: isDemo } = env()
  const given = { whatsapp: WHATSAPP_API_URL, hubspot: HUBSPOT_API_URL, openai: OPENAI_BASE_URL }[provider]
  if (given && (isDemo || !own)) return { base: given, isTrusted: true, isFake: false }
  return { base: own, isTrusted: false, isFake: isDemo }
}

import { env } from "@/lib/env"

export type CalledProvider = "whatsapp" | "evolution" | "twilio" | "hubspot" | "openai"
export type OutgoingPlace = { base: string | null; isTrusted: boolean; isFake: boolean }

/** The environment's base address holds for all in demo, and elsewhere for who has none of their own. */
export function placeOf(provider: CalledProvider, own: string | null): OutgoingPlace {
  const known = env()
  const isDemo = known.ROUNDS_DEMO
  const given = {
    whatsapp: known.WHATSAPP_API_URL,
    evolution: known.EVOLUTION_API_URL,
    twilio: known.TWILIO_API_URL,
    hubspot: known.HUBSPOT_API_URL,
    openai: known.OPENAI_BASE_URL,
  }[provider]
  if (given && (isDemo || !own)) return { base: given, isTrusted: true, isFake: false }
  return { base: own, isTrusted: false, isFake: isDemo }
}

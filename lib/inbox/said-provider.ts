/** Names as their owners write them; the rest with a capital. */
const NAMES: Record<string, string> = {
  whatsapp: "WhatsApp",
  hubspot: "HubSpot",
  github: "GitHub",
  eas: "Expo EAS",
}

/** A provider in a sentence: "WhatsApp", "the lead form". */
export const saidProvider = (provider: string): string =>
  NAMES[provider] ??
  (provider === "lead-form" ? "the lead form" : provider.charAt(0).toUpperCase() + provider.slice(1))

import { coolify } from "@/lib/providers/coolify/provider"
import { eas } from "@/lib/providers/eas/provider"
import { evolution } from "@/lib/providers/evolution/provider"
import { github } from "@/lib/providers/github/provider"
import { hubspot } from "@/lib/providers/hubspot/provider"
import { leadForm } from "@/lib/providers/lead-form/provider"
import type { InboundProvider } from "@/lib/providers/provider"
import { twilio } from "@/lib/providers/twilio/provider"
import { whatsapp } from "@/lib/providers/whatsapp/provider"

/** Whose features are built, by the name in their address. */
export const PROVIDERS: Readonly<Record<string, InboundProvider>> = {
  whatsapp,
  evolution,
  twilio,
  github,
  coolify,
  eas,
  hubspot,
  "lead-form": leadForm,
}

/** Undefined for one whose feature is not built. */
export function inboundProvider(name: string): InboundProvider | undefined {
  return Object.hasOwn(PROVIDERS, name) ? PROVIDERS[name] : undefined
}

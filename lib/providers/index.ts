import type { InboundProvider } from "@/lib/providers/provider"
import { whatsapp } from "@/lib/providers/whatsapp/provider"

const PROVIDERS: Readonly<Record<string, InboundProvider>> = { whatsapp }

/** Undefined for one whose feature is not built. */
export function inboundProvider(name: string): InboundProvider | undefined {
  return Object.hasOwn(PROVIDERS, name) ? PROVIDERS[name] : undefined
}

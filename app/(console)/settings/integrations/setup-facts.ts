import { type ConnectionView, providerSpec } from "@/lib/connections/words"
import { env } from "@/lib/env"
import type { SetupFacts } from "./setup-help"

/** What the set-up steps of a connection are written with. */
export function setupFacts({ provider, scheme, url, settings }: ConnectionView, slug: string): SetupFacts {
  const header = settings.headerName ?? providerSpec(provider)?.schemes[scheme]?.header ?? null
  return { provider, scheme, url, base: env().NEXTAUTH_URL, slug, header }
}

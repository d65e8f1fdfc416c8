import { placeOf } from "@/lib/connections/place"
import { readSettings } from "@/lib/connections/settings"
import type { StoredConnection } from "@/lib/connections/store"
import { OutboundError } from "@/lib/outbound/error"
import { guardedFetch } from "@/lib/outbound/fetch"
import { propertiesCall } from "@/lib/providers/hubspot/client"
import { demoHubspot } from "@/lib/providers/hubspot/fake"

const PATIENCE_MS = 6_000
const MOST_BYTES = 4 * 1024 * 1024

/** Asks HubSpot for the names of a contact's properties: harmless, and needs the rights that writing needs. */
export async function askHubspot(
  stored: StoredConnection,
  token: string | undefined,
): Promise<{ ok: boolean; sentence: string }> {
  if (!token) return { ok: false, sentence: "No access token is set, so nothing can be called." }
  const { base, isTrusted, isFake } = placeOf("hubspot", readSettings(stored.settings).apiBase)
  const call = propertiesCall({ base, token })
  try {
    const { headers } = call
    const { status } = isFake
      ? await demoHubspot().answer(call)
      : await guardedFetch(call.url, { headers, isTrusted, totalMs: PATIENCE_MS, mostBytes: MOST_BYTES })
    if (status === 401) return { ok: false, sentence: "It refuses the access token (401)." }
    if (status === 403)
      return { ok: false, sentence: "The token may not read contacts: give it that scope (403)." }
    if (status !== 200) return { ok: false, sentence: `It answered ${status}.` }
    const note = isFake ? " (demo: no provider was called)" : ""
    return { ok: true, sentence: `It answered, HubSpot knows the token${note}.` }
  } catch (error) {
    if (error instanceof OutboundError) return { ok: false, sentence: error.sentence }
    throw error
  }
}

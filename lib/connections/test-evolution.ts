import { placeOf } from "@/lib/connections/place"
import { heldBy } from "@/lib/connections/secrets"
import { readSettings } from "@/lib/connections/settings"
import type { StoredConnection } from "@/lib/connections/store"
import { env } from "@/lib/env"
import { OutboundError } from "@/lib/outbound/error"
import { guardedFetch } from "@/lib/outbound/fetch"
import { readState, stateCall } from "@/lib/providers/evolution/client"
import { demoEvolution } from "@/lib/providers/evolution/fake"

const PATIENCE_MS = 6_000
const STANDS: Readonly<Record<string, string>> = {
  connecting: "It knows the key, and the phone is being linked.",
  close: "It knows the key, but the phone is not linked: scan the code at Evolution.",
}

/** Asks Evolution how the clinic's phone stands: harmless, and needs the instance's key. */
export async function askEvolution(stored: StoredConnection): Promise<{ ok: boolean; sentence: string }> {
  const token = heldBy(stored).apiKey
  if (!token) return { ok: false, sentence: "No instance key is set, so nothing can be called." }
  const place = placeOf("evolution", readSettings(stored.settings).apiBase)
  const instance = stored.externalId ?? (env().ROUNDS_DEMO ? "clinic" : null)
  const base = place.base ?? (place.isFake ? "https://evolution.invalid" : null)
  if (!base) return { ok: false, sentence: "No API base address is set: it is your Evolution server's." }
  const call = stateCall({ base, instance, token })
  if (!call) return { ok: false, sentence: "No instance is set." }
  try {
    const { headers } = call
    const answer = place.isFake
      ? await demoEvolution().answer(call)
      : await guardedFetch(call.url, { headers, isTrusted: place.isTrusted, totalMs: PATIENCE_MS })
    const { status } = answer
    if (status === 401 || status === 403)
      return { ok: false, sentence: `It refuses the access token (${status}).` }
    if (status === 404) return { ok: false, sentence: "It does not know this instance (404)." }
    if (status !== 200) return { ok: false, sentence: `It answered ${status}.` }
    const state = readState(answer.body) ?? ""
    const note = place.isFake ? " (demo: no provider was called)" : ""
    if (state === "open") return { ok: true, sentence: `It answered, the phone is linked${note}.` }
    return { ok: false, sentence: STANDS[state] ?? "It does not say how the phone stands." }
  } catch (error) {
    if (error instanceof OutboundError) return { ok: false, sentence: error.sentence }
    throw error
  }
}

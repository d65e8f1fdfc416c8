import { placeOf } from "@/lib/connections/place"
import { heldBy } from "@/lib/connections/secrets"
import { readSettings } from "@/lib/connections/settings"
import type { StoredConnection } from "@/lib/connections/store"
import { env } from "@/lib/env"
import { OutboundError } from "@/lib/outbound/error"
import { guardedFetch } from "@/lib/outbound/fetch"
import { accountCall } from "@/lib/providers/twilio/client"
import { demoTwilio } from "@/lib/providers/twilio/fake"

const PATIENCE_MS = 6_000

/** Where a demo's connection names no account of its own. */
export const DEMO_ACCOUNT = `AC${"0".repeat(32)}`

/** Asks Twilio for the account: harmless, and needs its auth token. */
export async function askTwilio(stored: StoredConnection): Promise<{ ok: boolean; sentence: string }> {
  const held = heldBy(stored)
  const token = held.apiKey ?? held.secrets[0]
  if (!token) return { ok: false, sentence: "No auth token is set, so nothing can be called." }
  const { base, isTrusted, isFake } = placeOf("twilio", readSettings(stored.settings).apiBase)
  const accountSid = stored.externalId ?? (env().ROUNDS_DEMO ? DEMO_ACCOUNT : null)
  const call = accountCall({ base, accountSid, token, sender: null })
  if (!call) return { ok: false, sentence: "No account SID is set." }
  try {
    const { headers } = call
    const { status } = isFake
      ? await demoTwilio().answer(call)
      : await guardedFetch(call.url, { headers, isTrusted, totalMs: PATIENCE_MS })
    if (status === 401 || status === 403)
      return { ok: false, sentence: `It refuses the access token (${status}).` }
    if (status !== 200) return { ok: false, sentence: `It answered ${status}.` }
    const note = isFake ? " (demo: no provider was called)" : ""
    return { ok: true, sentence: `It answered, Twilio knows the account${note}.` }
  } catch (error) {
    if (error instanceof OutboundError) return { ok: false, sentence: error.sentence }
    throw error
  }
}

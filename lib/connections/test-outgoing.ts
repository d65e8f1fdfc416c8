import { placeOf } from "@/lib/connections/place"
import { ConnectionInput } from "@/lib/connections/schema"
import { heldBy } from "@/lib/connections/secrets"
import { readSettings } from "@/lib/connections/settings"
import { clinicStore, type StoredConnection } from "@/lib/connections/store"
import { askEvolution } from "@/lib/connections/test-evolution"
import { askHubspot } from "@/lib/connections/test-hubspot"
import { askTwilio } from "@/lib/connections/test-twilio"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { OutboundError } from "@/lib/outbound/error"
import { guardedFetch } from "@/lib/outbound/fetch"
import { type AccountCall, askAccount, readAccount } from "@/lib/providers/whatsapp/account"
import { answerAccount } from "@/lib/providers/whatsapp/account-fake"

/** Within the transaction's time: an admin asks for it, a few times a year. */
const PATIENCE_MS = 6_000

export type TestResult = { ok: boolean; sentence: string }

/** Asks the provider whether it knows our token. The answer is kept beside the connection, the token nowhere. */
export const testConnection = command({
  name: "connections.test",
  may: "connections.write",
  input: ConnectionInput,
  async run({ ctx, tx, input }) {
    const stored = await clinicStore.read(tx, input.id)
    const result = await ask(stored)
    const testOutcome = result.ok ? `ok: ${result.sentence}` : result.sentence
    await tx.connection.update({ where: { id: stored.id }, data: { testedAt: ctx.now, testOutcome } })
    const after = { provider: stored.provider, ok: result.ok }
    return { value: result, facts: [fact("connection.tested", stored.id, { after })] }
  },
})

async function ask(stored: StoredConnection): Promise<TestResult> {
  const { apiKey } = heldBy(stored)
  if (stored.provider === "hubspot") return askHubspot(stored, apiKey)
  if (stored.provider === "evolution") return askEvolution(stored)
  if (stored.provider === "twilio") return askTwilio(stored)
  if (stored.provider !== "whatsapp")
    return { ok: true, sentence: "Nothing is called: it only sends to us. Test what comes in." }
  if (!apiKey) return { ok: false, sentence: "No access token is set, so nothing can be called." }
  const { base, isTrusted, isFake } = placeOf("whatsapp", readSettings(stored.settings).apiBase)
  const { scheme, externalId: numberId } = stored
  const call = askAccount({ scheme, base, numberId, token: apiKey })
  if (!call) return { ok: false, sentence: "No phone number id is set." }
  try {
    const answer = isFake ? answerAccount(call) : await send(call, isTrusted)
    const read = readAccount(scheme, answer)
    if (!read.ok) return read
    return {
      ok: true,
      sentence: `It answered, ${read.note}${isFake ? " (demo: no provider was called)" : ""}.`,
    }
  } catch (error) {
    if (error instanceof OutboundError) return { ok: false, sentence: error.sentence }
    throw error
  }
}

const send = (call: AccountCall, isTrusted: boolean) =>
  guardedFetch(call.url, { headers: call.headers, isTrusted, totalMs: PATIENCE_MS, mostBytes: 64 * 1024 })

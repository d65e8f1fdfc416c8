import { noteCall } from "@/lib/figures/calls"
import { count, observe } from "@/lib/figures/count"
import { isFailing } from "@/lib/outbound/failing"
import type { CallOutcome } from "@/lib/providers/outcome"
import { span } from "@/lib/telemetry/span"

const KNOWN: ReadonlySet<string> = new Set(["whatsapp", "twilio", "evolution", "hubspot", "openai"])

/** Counts a call of a partner by what came of it, and tells of it in the present trace. `account` begins with whose it is. */
export async function partnerCall(
  account: string,
  method: string,
  call: () => Promise<CallOutcome>,
): Promise<CallOutcome> {
  const [word = "", connection] = account.split(" ")
  const provider = KNOWN.has(word) ? word : "other"
  const from = performance.now()
  const note = (outcome: string, failed: boolean) => {
    count("rounds_provider_requests_total", { provider, outcome })
    observe("rounds_provider_request_duration_seconds", { provider }, (performance.now() - from) / 1_000)
    noteCall({ partner: provider, connection, failed })
  }
  try {
    const attributes = { "provider.name": provider, "http.request.method": method }
    const outcome = await span(`provider ${provider}`, { kind: "client", attributes }, call)
    note(outcome.did, isFailing(outcome))
    return outcome
  } catch (error) {
    note("error", true)
    throw error
  }
}

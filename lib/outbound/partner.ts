import { breakerFor } from "@/lib/outbound/breaker"
import { OutboundError } from "@/lib/outbound/error"
import { guardedFetch } from "@/lib/outbound/fetch"
import { partnerCall } from "@/lib/outbound/figures"
import { AnswerLost } from "@/lib/providers/fake"
import type { CallOutcome, PartnerAnswer, PartnerCall } from "@/lib/providers/outcome"

const PATIENCE_MS = 10_000
const MOST_BYTES = 256 * 1024

/** Where calls of a connection go. `answer`: the recording fake of demo, which answers from within. */
export type Place = {
  base: string | null
  isTrusted: boolean
  /** Of an answer; where more is to be expected than usual. */
  mostBytes?: number
  answer?: (call: PartnerCall) => Promise<PartnerAnswer>
}

/** Before a byte of the request had left us. */
const NOT_BEGUN =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|EHOSTDOWN|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|.*CERT.*|ERR_TLS.*|UNABLE_TO_.*|DEPTH_ZERO_.*)$/

/**
 * One call of a partner, and what it means. `account` names whose connection it is: where one fails again and again, or
 * asks for a pause, its calls are held back for a while and those of others are not.
 */
export async function callPartner(
  account: string,
  call: PartnerCall,
  place: Place,
  read: (answer: PartnerAnswer) => CallOutcome,
): Promise<CallOutcome> {
  const breaker = breakerFor(account)
  const waitSeconds = breaker.waitSeconds()
  if (waitSeconds > 0)
    return { did: "refused", reason: "held_back", retry: true, retryAfterSeconds: waitSeconds }
  const outcome = await partnerCall(account, call.method, () => attempt(call, place, read))
  breaker.note(outcome)
  return outcome
}

async function attempt(
  call: PartnerCall,
  place: Place,
  read: (answer: PartnerAnswer) => CallOutcome,
): Promise<CallOutcome> {
  try {
    const answer = place.answer
      ? await place.answer(call)
      : await guardedFetch(call.url, {
          method: call.method,
          headers: call.headers,
          body: call.body,
          isTrusted: place.isTrusted,
          totalMs: PATIENCE_MS,
          mostBytes: place.mostBytes ?? MOST_BYTES,
        })
    return read(answer)
  } catch (error) {
    if (error instanceof OutboundError) return outcomeOf(error)
    if (error instanceof AnswerLost) return { did: "unknown", reason: "answer_lost" }
    throw error
  }
}

function outcomeOf(error: OutboundError): CallOutcome {
  if (error.reason === "address" || error.reason === "redirect")
    return { did: "refused", reason: "bad_address", retry: false }
  if (NOT_BEGUN.test(codeOf(error.cause)) || error.cause === undefined)
    return { did: "refused", reason: "unreachable", retry: true }
  return { did: "unknown", reason: error.reason === "timeout" ? "no_answer" : "answer_lost" }
}

const codeOf = (cause: unknown): string =>
  typeof cause === "object" && cause !== null && "code" in cause ? String(cause.code) : ""

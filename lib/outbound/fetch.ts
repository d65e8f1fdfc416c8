import { isIPv6, type LookupFunction } from "node:net"
import { Agent, request } from "undici"
import { publicAddressesOf, readAddress } from "@/lib/outbound/address"
import { OutboundError } from "@/lib/outbound/error"
import type { resolveHost } from "@/lib/outbound/resolve"

export type Outgoing = {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE"
  headers?: Readonly<Record<string, string>>
  body?: string | Uint8Array
  /** From the call to the answer's last byte. */
  totalMs?: number
  /** An answer beyond this many bytes is cut off and refused. */
  mostBytes?: number
  /** Ports besides 443 and 80. */
  ports?: readonly number[]
  /** The authority that signed its certificate, PEM; absent: those this machine trusts. */
  ca?: string
  /** For a base address out of the environment alone: where it leads is the operator's word. All bounds still hold. */
  isTrusted?: boolean
  /** To see whether plain http is turned away: nothing of ours goes with it. */
  isPlain?: true
  /** Where it answers with another address, that answer is given instead of an error; it is never followed by itself. */
  tellsRedirect?: boolean
  /** For tests. */
  resolve?: typeof resolveHost
}

export type Answer = { status: number; headers: Readonly<Record<string, string>>; body: Buffer }

const TOTAL_MS = 10_000
const CONNECT_MS = 4_000
const MOST_BYTES = 1024 * 1024

/**
 * The only way out to an address that somebody configured. The name is looked up once, every address behind it is
 * checked, and the connection goes to a checked one: a name that changes its mind in between changes nothing.
 * Redirects are an error. Throws `OutboundError`.
 */
export async function guardedFetch(text: string, given: Outgoing = {}): Promise<Answer> {
  const { totalMs = TOTAL_MS, mostBytes = MOST_BYTES } = given
  const url = given.isTrusted ? new URL(text) : readAddress(text, given.ports, given.isPlain)
  const pinned = given.isTrusted ? undefined : await publicAddressesOf(url, given.resolve)
  const agent = new Agent({
    connect: {
      timeout: CONNECT_MS,
      ...(given.ca && { ca: given.ca }),
      ...(pinned && { lookup: pinTo(pinned), autoSelectFamily: pinned.length > 1 }),
    },
    headersTimeout: totalMs,
    bodyTimeout: totalMs,
    maxHeaderSize: 16 * 1024,
    maxResponseSize: mostBytes,
    pipelining: 0,
  })
  try {
    const answer = await request(url, {
      dispatcher: agent,
      method: given.method ?? "GET",
      headers: { "user-agent": "Rounds", accept: "application/json", ...given.headers },
      body: given.body,
      signal: AbortSignal.timeout(totalMs),
    })
    if (answer.statusCode >= 300 && answer.statusCode < 400 && !given.tellsRedirect)
      throw new OutboundError("redirect", "It answers with another address, which is not followed.")
    const body = Buffer.from(await answer.body.arrayBuffer())
    return { status: answer.statusCode, headers: flat(answer.headers), body }
  } catch (error) {
    throw toOutboundError(error, mostBytes)
  } finally {
    agent.destroy().catch(() => {})
  }
}

/** Answers every look-up of this connection with what was checked. */
function pinTo(addresses: readonly string[]): LookupFunction {
  const all = addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }))
  return (_host, options, answer) => {
    if (options.all) answer(null, all)
    else answer(null, all[0]!.address, all[0]!.family)
  }
}

function flat(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(", ") : (value ?? ""),
    ]),
  )
}

function toOutboundError(error: unknown, mostBytes: number): OutboundError {
  if (error instanceof OutboundError) return error
  const { name, code } = error as { name?: string; code?: string }
  if (code === "UND_ERR_RES_EXCEEDED_MAX_SIZE")
    return new OutboundError("too_large", `Its answer is larger than ${mostBytes} bytes.`, { cause: error })
  if (name === "TimeoutError" || name === "AbortError" || /TIMEOUT|ETIMEDOUT/.test(code ?? ""))
    return new OutboundError("timeout", "It did not answer in time.", { cause: error })
  if (/CERT|TLS|SSL/.test(code ?? ""))
    return new OutboundError("network", "Its certificate cannot be trusted.", { cause: error })
  return new OutboundError("network", "It cannot be reached.", { cause: error })
}

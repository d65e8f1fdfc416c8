import { createHash } from "node:crypto"
import { type OutgoingConnection, outgoingConnection } from "@/lib/connections/outgoing"
import type { Ctx } from "@/lib/ctx"
import { inClinic } from "@/lib/db"
import { sampleFile } from "@/lib/media/sample"
import { type MediaBecause, MOST_BYTES } from "@/lib/media/words"
import { OutboundError } from "@/lib/outbound/error"
import { type Answer, guardedFetch } from "@/lib/outbound/fetch"
import { mediaCall } from "@/lib/providers/evolution/client"
import { jsonOf, retryAfterSeconds } from "@/lib/providers/outcome"
import { mediaPlace, storePlace } from "@/lib/providers/twilio/media"
import { askMedia, filePlace } from "@/lib/providers/whatsapp/media"
import { text } from "@/lib/providers/whatsapp/shape"
import { now } from "@/lib/time"

export type Fetched =
  | { got: "bytes"; bytes: Uint8Array }
  | { got: "refused" | "gone"; because: MediaBecause }
  | { got: "later"; because: MediaBecause; retryAfterSeconds?: number }

type Wanted = { provider: string; providerId: string | null; toldMime: string | null; sha256: string | null }

const PATIENCE_MS = 60_000
/** Base64 and what stands around it. */
const MOST_ENCODED = Math.ceil(MOST_BYTES * 1.4)

/** Asks the provider for a file. Every address passes the guard; none is followed elsewhere. */
export async function fetchFrom(ctx: Ctx, wanted: Wanted): Promise<Fetched> {
  const { provider, providerId } = wanted
  if (!providerId || (provider !== "whatsapp" && provider !== "evolution" && provider !== "twilio"))
    return { got: "gone", because: "gone" }
  const connection = await inClinic(ctx.clinicId, (tx) => outgoingConnection(tx, ctx, provider))
  if (!connection?.token) return { got: "refused", because: "not_connected" }
  if (connection.place.isFake) return { got: "bytes", bytes: sampleFile(wanted.toldMime) }
  try {
    return await BY_PROVIDER[provider]({ ...connection, token: connection.token }, providerId)
  } catch (error) {
    if (error instanceof OutboundError) return afterError(error)
    throw error
  }
}

type Open = OutgoingConnection & { token: string }

async function ofWhatsapp(connection: Open, id: string): Promise<Fetched> {
  const { isTrusted, base } = connection.place
  const account = { ...connection, base }
  const ask = askMedia(account, id)
  if (!ask) return { got: "gone", because: "gone" }
  const told = await guardedFetch(ask.url, { headers: ask.headers, isTrusted, totalMs: PATIENCE_MS })
  const failed = notThere(told)
  if (failed) return failed
  const given = jsonOf(told.body)
  const place = filePlace(account, text(given?.url) ?? "")
  if (!place) return { got: "refused", because: "bad_address" }
  // Where it lies is the provider's word, not the operator's: only what is at the operator's own address is trusted.
  const isAtBase = base !== null && new URL(place.url).origin === new URL(base).origin
  const file = await guardedFetch(place.url, {
    headers: { ...place.headers, accept: "*/*" },
    isTrusted: isTrusted && isAtBase,
    totalMs: PATIENCE_MS,
    mostBytes: MOST_BYTES,
  })
  const refused = notThere(file)
  if (refused) return refused
  return isWhole(file.body, text(given?.sha256))
    ? { got: "bytes", bytes: file.body }
    : { got: "later", because: "damaged" }
}

async function ofEvolution(connection: Open, id: string): Promise<Fetched> {
  const { isTrusted, base } = connection.place
  const call = mediaCall({ base, instance: connection.numberId, token: connection.token }, id)
  if (!call) return { got: "refused", because: "not_connected" }
  const { method, headers, body } = call
  const answer = await guardedFetch(call.url, {
    method,
    headers,
    body,
    isTrusted,
    totalMs: PATIENCE_MS,
    mostBytes: MOST_ENCODED,
  })
  if (answer.status === 400) return { got: "gone", because: "gone" }
  const failed = notThere(answer)
  if (failed) return failed
  const base64 = text(jsonOf(answer.body)?.base64)
  return base64 ? { got: "bytes", bytes: Buffer.from(base64, "base64") } : { got: "gone", because: "gone" }
}

const MOST_HOPS = 3

/** Asked for at Twilio with our token, and had from where it lays its files without it. */
async function ofTwilio(connection: Open, id: string): Promise<Fetched> {
  const { isTrusted, base } = connection.place
  const account = { base, accountSid: connection.numberId, token: connection.token, sender: null }
  const place = mediaPlace(account, id)
  if (!place) return { got: "gone", because: "gone" }
  let headers = place.headers
  let url = new URL(place.url)
  for (let hop = 0; hop <= MOST_HOPS; hop++) {
    const isAtBase = base !== null && url.origin === new URL(base).origin
    const answer = await guardedFetch(url.href, {
      headers: { ...headers, accept: "*/*" },
      isTrusted: isTrusted && isAtBase,
      totalMs: PATIENCE_MS,
      mostBytes: MOST_BYTES,
      tellsRedirect: true,
    })
    const next = answer.status >= 300 && answer.status < 400 ? (answer.headers.location ?? "") : undefined
    if (next === undefined) return notThere(answer) ?? { got: "bytes", bytes: answer.body }
    const there = storePlace(account, url.href, next)
    if (!there) break
    url = there
    headers = {}
  }
  return { got: "refused", because: "bad_address" }
}

const BY_PROVIDER = { whatsapp: ofWhatsapp, evolution: ofEvolution, twilio: ofTwilio }

/** Undefined: it is there. */
function notThere({ status, headers }: Answer): Fetched | undefined {
  if (status < 300) return undefined
  if (status === 401 || status === 403) return { got: "refused", because: "token" }
  if (status === 429 || status >= 500) {
    const wait = retryAfterSeconds(headers, now())
    return { got: "later", because: "unreachable", ...(wait !== undefined && { retryAfterSeconds: wait }) }
  }
  return { got: "gone", because: "gone" }
}

function afterError(error: OutboundError): Fetched {
  if (error.reason === "too_large") return { got: "refused", because: "too_large" }
  if (error.reason === "address" || error.reason === "redirect")
    return { got: "refused", because: "bad_address" }
  return { got: "later", because: "unreachable" }
}

/** By the hash that the provider tells, in hex or base64; where it tells none, by its word. */
function isWhole(bytes: Uint8Array, told: string | undefined): boolean {
  if (!told) return true
  const hash = createHash("sha256").update(bytes).digest()
  return told.toLowerCase() === hash.toString("hex") || told === hash.toString("base64")
}

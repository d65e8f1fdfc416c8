import { env } from "@/lib/env"
import { AppError, fail, toAppError } from "@/lib/errors"
import { parseJson, readBytes } from "@/lib/inbox/body"
import type { Received } from "@/lib/inbox/commit"
import { type Door, findDoor } from "@/lib/inbox/connections"
import { fallbackKey } from "@/lib/inbox/fallback-key"
import { type Bucket, fullBucket, take } from "@/lib/inbox/rate"
import { receive } from "@/lib/inbox/receive"
import { countRefused } from "@/lib/inbox/refused"
import { inboundProvider } from "@/lib/providers"
import type { InboundProvider } from "@/lib/providers/provider"
import { now } from "@/lib/time"
import { errorReply } from "@/lib/web/reply"
import { requestIdOf } from "@/lib/web/request"

const RATE_PER_SECOND = 300
const DEMO_RATE_PER_SECOND = 5_000

const buckets = new Map<string, Bucket>()

/** Any request to a webhook's address. Refusals come in the contract's order; nothing is answered 200 before it is committed. */
export async function answerWebhook(
  request: Request,
  name: string,
  path: readonly string[],
): Promise<Response> {
  let door: Door | null = null
  try {
    const provider = inboundProvider(name) ?? fail("not_found")
    if (path.length > 1) fail("not_found")
    door = (await findDoor(name, path[0])) ?? fail("not_found")
    // A handshake is no delivery: it is neither received nor refused in the ledger's sense.
    if (request.method === "GET" && provider.handshake) return handshake(request, provider, door)
    return toReply(await accept(request, provider, door))
  } catch (error) {
    const refused = toAppError(error)
    if (door && refused.status < 500) countRefused(door.clinicId, name, refused.code)
    return refusal(request, refused, name)
  }
}

async function accept(request: Request, provider: InboundProvider, door: Door): Promise<Received[]> {
  const { clinicId, connection } = door
  if (request.method !== "POST") fail("wrong_method")
  const contentType = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase()
  if (!contentType || !provider.contentTypes.includes(contentType)) fail("wrong_content_type")
  const body = await readBytes(request, provider.maxBytes)
  const matched =
    connection &&
    provider.schemes[connection.scheme]?.({ headers: request.headers, body, secrets: connection.secrets })
  if (!connection || !matched) return fail("wrong_signature")
  const parsed = parseJson(body)
  const receivedAt = now()
  const waitSeconds = overRate(clinicId, receivedAt)
  if (waitSeconds > 0)
    fail("too_many", { retryAfterSeconds: waitSeconds, sentence: "More than the clinic's rate." })
  return receive({
    clinicId,
    provider: provider.name,
    verifiedBy: `${connection.scheme}#${matched}`,
    headers: provider.keepHeaders.flatMap((header) => {
      const value = request.headers.get(header)
      return value === null ? [] : [[header, value.slice(0, 500)] as const]
    }),
    body,
    receivedAt,
    items: provider.split(parsed, {
      account: connection.account,
      fallbackKey: fallbackKey(body, receivedAt),
    }),
  })
}

function overRate(clinicId: string, at: Date): number {
  const { WEBHOOK_RATE_PER_SECOND, ROUNDS_DEMO } = env()
  const perSecond = WEBHOOK_RATE_PER_SECOND ?? (ROUNDS_DEMO ? DEMO_RATE_PER_SECOND : RATE_PER_SECOND)
  const bucket = buckets.get(clinicId) ?? fullBucket(perSecond, at.getTime())
  buckets.set(clinicId, bucket)
  return take(bucket, perSecond, at.getTime())
}

function handshake(request: Request, provider: InboundProvider, door: Door): Response {
  const given = provider.handshake?.(new URL(request.url).searchParams, door.connection?.secrets.verifyToken)
  if (given?.status === 200) {
    return new Response(given.body, { headers: { "content-type": "text/plain; charset=utf-8", ...NO_STORE } })
  }
  return refusal(request, new AppError(given?.status === 403 ? "forbidden" : "invalid_input"), provider.name)
}

const NO_STORE = { "cache-control": "no-store", "x-content-type-options": "nosniff" }

function toReply(received: Received[]): Response {
  const ids = received.map((one) => one.id)
  const body = { received: true, id: ids[0], duplicate: received.every((one) => one.duplicate) }
  return Response.json(ids.length > 1 ? { ...body, ids } : body, { headers: NO_STORE })
}

function refusal(request: Request, error: AppError, name: string): Response {
  const reply = errorReply(error, {
    requestId: requestIdOf(request.headers),
    route: `/api/webhooks/${name.slice(0, 40)}`,
  })
  if (error.code === "wrong_method")
    reply.headers.set("allow", inboundProvider(name)?.handshake ? "GET, POST" : "POST")
  // What is left of a body that was not read to its end would be taken for the next request.
  if (error.code === "too_large") reply.headers.set("connection", "close")
  return reply
}

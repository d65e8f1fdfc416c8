import { AppError, toAppError } from "@/lib/errors"
import type { Received } from "@/lib/inbox/commit"
import type { Door } from "@/lib/inbox/connections"
import { inboundProvider } from "@/lib/providers"
import type { InboundProvider } from "@/lib/providers/provider"
import { errorReply } from "@/lib/web/reply"
import { requestIdOf } from "@/lib/web/request"

const HEADERS = { "cache-control": "no-store", "x-content-type-options": "nosniff" }

export function receivedReply(received: Received[]): Response {
  const ids = received.map((one) => one.id)
  const body = { received: true, id: ids[0], duplicate: received.every((one) => one.duplicate) }
  return Response.json(ids.length > 1 ? { ...body, ids } : body, { headers: HEADERS })
}

/** What a provider wants to hear in its own words, such as what to say to a caller. */
export const saidReply = ({ type, text }: { type: string; text: string }): Response =>
  new Response(text, { headers: { "content-type": type, ...HEADERS } })

/** A provider that asks whether the address is ours, and wants its own word back. */
export function challengeReply(request: Request, provider: InboundProvider, door: Door): Response {
  const given = provider.handshake?.(new URL(request.url).searchParams, door.connection?.secrets.verifyToken)
  if (given?.status === 200) {
    return new Response(given.body, { headers: { "content-type": "text/plain; charset=utf-8", ...HEADERS } })
  }
  const code = given?.status === 403 ? "forbidden" : "invalid_input"
  return refusedReply(request, new AppError(code), provider.name)
}

/** What a sender must have before it may post. */
export async function issueReply(
  request: Request,
  name: string,
  issue: () => Promise<unknown>,
): Promise<Response> {
  try {
    return Response.json(await issue(), { headers: HEADERS })
  } catch (error) {
    return refusedReply(request, toAppError(error), name)
  }
}

export function refusedReply(request: Request, error: AppError, name: string): Response {
  const reply = errorReply(error, {
    requestId: requestIdOf(request.headers),
    route: `/api/webhooks/${name.slice(0, 40)}`,
  })
  if (error.code === "wrong_method") {
    const provider = inboundProvider(name)
    reply.headers.set("allow", provider?.handshake || provider?.issue ? "GET, POST" : "POST")
  }
  // What is left of a body that was not read to its end would be taken for the next request.
  const isLeft = request.body !== null && !request.bodyUsed
  if (isLeft || error.code === "too_large" || error.code === "unavailable") {
    reply.headers.set("connection", "close")
  }
  return reply
}

/** A browser asks before it posts JSON across sites; `forCaller` says whether it may. */
export function mayCall(): Response {
  const headers = {
    ...HEADERS,
    "access-control-allow-methods": "GET, POST",
    "access-control-allow-headers": "content-type",
    "access-control-max-age": "600",
  }
  return new Response(null, { status: 204, headers })
}

/** Lets the pages of these origins read the answer. No cookie is ever read at these addresses. */
export function forCaller(reply: Response, request: Request, callers: readonly string[]): Response {
  const origin = request.headers.get("origin")
  if (callers.length > 0) reply.headers.append("vary", "origin")
  if (origin && callers.includes(origin)) reply.headers.set("access-control-allow-origin", origin)
  return reply
}

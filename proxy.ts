import { randomBytes } from "node:crypto"
import { type NextRequest, NextResponse } from "next/server"
import { env } from "@/lib/env"
import { ERRORS } from "@/lib/errors"
import { newId } from "@/lib/ids"
import { isChanging, isFromOwnPage } from "@/lib/web/origin"
import { REQUEST_ID, REQUEST_PATH } from "@/lib/web/request"
import { contentPolicy, securityHeaders } from "@/lib/web/security"

/**
 * Headers for what a browser shows, and a first wall against requests from other sites. Nobody is let in here: who may do
 * what is decided where the data is (see lib/operation.ts), so passing by this file gains nothing.
 */
export function proxy(request: NextRequest): NextResponse {
  const requestId = newId()
  const nonce = randomBytes(16).toString("base64")
  const policy = contentPolicy(nonce, env().NODE_ENV === "development")
  const response = isForeign(request) ? refused(requestId) : passedOn(request, { requestId, nonce, policy })
  for (const [name, value] of securityHeaders(env().NEXTAUTH_URL)) response.headers.set(name, value)
  response.headers.set("content-security-policy", policy)
  response.headers.set(REQUEST_ID, requestId)
  return response
}

/** Only our own pages change anything on a page's address; on /api a program without a cookie may come as it is. */
function isForeign(request: NextRequest): boolean {
  if (!isChanging(request.method)) return false
  const isProgram = request.nextUrl.pathname.startsWith("/api/") && !request.headers.has("cookie")
  return !isProgram && !isFromOwnPage(request.headers, env().NEXTAUTH_URL)
}

function refused(requestId: string): NextResponse {
  const { status, sentence } = ERRORS.wrong_origin
  const error = { code: "wrong_origin", message: sentence, requestId }
  return NextResponse.json({ error }, { status, headers: { "cache-control": "no-store" } })
}

function passedOn(
  request: NextRequest,
  made: { requestId: string; nonce: string; policy: string },
): NextResponse {
  const headers = new Headers(request.headers)
  // What the client sent under these names is overwritten: further in they are taken for ours.
  headers.set(REQUEST_ID, made.requestId)
  headers.set(REQUEST_PATH, request.nextUrl.pathname + request.nextUrl.search)
  headers.set("x-nonce", made.nonce)
  headers.set("content-security-policy", made.policy)
  return NextResponse.next({ request: { headers } })
}

export const config = {
  // Left out: files that browsers cache, and machines' addresses, which carry no cookie and may stream large bodies
  // (a proxied body is copied). The lead form's pages say for themselves who may frame them (app/f).
  matcher: [
    "/((?!_next/static/|_next/image|f/|c/|cal/|words/|api/webhooks/|api/inngest|api/v1/|health$|health/|version$|metrics$|status$|icons/|favicon\\.ico$|manifest\\.webmanifest$|service-worker\\.js$|robots\\.txt$).*)",
  ],
}

import { NextRequest } from "next/server"
import NextAuth from "next-auth/next"
import { env } from "@/lib/env"
import { type AppError, fail } from "@/lib/errors"
import { cookieName } from "@/lib/sessions/cookies"
import { type Attempt, authOptions } from "@/lib/sessions/next-auth"
import { safeNext } from "@/lib/sessions/rules"
import { readText } from "@/lib/web/body"
import { isFromOwnPage, ownOrigins } from "@/lib/web/origin"
import { errorReply } from "@/lib/web/reply"
import { addressOf, REQUEST_ID, requestIdOf } from "@/lib/web/request"

const SERVED: Record<string, string[]> = {
  GET: ["csrf", "session", "providers", "signin", "signout", "error"],
  POST: ["callback/credentials", "signout"],
}
const MOST_BYTES = 16 * 1024
const FORM = "application/x-www-form-urlencoded"

type Context = { params: Promise<{ nextauth: string[] }> }

/** next-auth's own addresses, with what it lacks: bounds, the Origin check, our refusals, no absolute redirects. */
export async function authEndpoint(request: NextRequest, context: Context): Promise<Response> {
  const requestId = requestIdOf(request.headers)
  try {
    const path = (await context.params).nextauth.join("/")
    if (!SERVED[request.method]?.includes(path)) {
      fail(Object.values(SERVED).flat().includes(path) ? "wrong_method" : "not_found")
    }
    const attempt: Attempt = {
      address: addressOf(request.headers),
      userAgent: request.headers.get("user-agent"),
      requestId,
      previousToken: request.cookies.get(cookieName("session-token"))?.value,
    }
    const asked = request.method === "POST" ? await checkedPost(request) : withSafeCallback(request)
    const answer: Response = await NextAuth(asked, context, authOptions(attempt))
    if (attempt.refusal && attempt.refusal.code !== "wrong_credentials") {
      return refuse(request, attempt.refusal, requestId)
    }
    if (answer.status >= 500) fail("invalid_input")
    return withOwnLocation(answer, requestId)
  } catch (error) {
    return errorReply(error, { requestId, route: "/api/auth" })
  }
}

async function checkedPost(request: NextRequest): Promise<NextRequest> {
  if (request.headers.has("cookie") && !isFromOwnPage(request.headers, env().NEXTAUTH_URL))
    fail("wrong_origin")
  const type = (request.headers.get("content-type") ?? "").split(";")[0]!.trim().toLowerCase()
  if (type !== "application/json" && type !== FORM) fail("wrong_content_type")
  const body = await readText(request, MOST_BYTES)
  if (type === "application/json" && !isJsonObject(body)) fail("not_json")
  const headers = new Headers(request.headers)
  headers.set("content-type", type)
  headers.delete("content-length")
  return new NextRequest(withSafeCallback(request).url, { method: "POST", headers, body })
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === "object" && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}

/** An address next-auth cannot read would be its 500. */
function withSafeCallback(request: NextRequest): NextRequest {
  const url = new URL(request.url)
  const wanted = url.searchParams.get("callbackUrl")
  if (wanted !== null) url.searchParams.set("callbackUrl", safeNext(wanted, ownOrigins(env().NEXTAUTH_URL)))
  return new NextRequest(url, { method: "GET", headers: request.headers })
}

/** A browser without scripts is sent back to the form; everybody else gets the catalogue's answer. */
function refuse(request: NextRequest, refusal: AppError, requestId: string): Response {
  if (refusal.code !== "too_many" || !request.headers.get("accept")?.includes("text/html")) {
    return errorReply(refusal, { requestId, route: "/api/auth" })
  }
  const seconds = String(refusal.retryAfterSeconds ?? 60)
  const location = `/sign-in?error=too_many&wait=${seconds}`
  return new Response(null, {
    status: 302,
    headers: { location, "retry-after": seconds, "cache-control": "no-store" },
  })
}

/** Redirects stay on the host the browser is on; next-auth's error page is our sign-in page. */
function withOwnLocation(answer: Response, requestId: string): Response {
  const headers = new Headers(answer.headers)
  headers.set(REQUEST_ID, requestId)
  if (!headers.has("cache-control")) headers.set("cache-control", "no-store")
  const location = headers.get("location")
  if (location) {
    const url = new URL(location, env().NEXTAUTH_URL)
    const own = ownOrigins(env().NEXTAUTH_URL).includes(url.origin)
    const path = own ? `${url.pathname}${url.search}` : "/"
    headers.set("location", path.replace(/^\/api\/auth\/(error|signin)(?=\?|$)/, "/sign-in"))
  }
  return new Response(answer.body, { status: answer.status, headers })
}

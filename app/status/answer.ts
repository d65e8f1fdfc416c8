import { RateLimiterMemory, type RateLimiterRes } from "rate-limiter-flexible"
import { env } from "@/lib/env"
import { publicStatus } from "@/lib/probes/public"
import { languageOf, STATUS_WORDS } from "@/lib/probes/status-phrases"
import { MINUTE_MS, nowMs } from "@/lib/time"
import { addressOf } from "@/lib/web/request"
import { securityHeaders } from "@/lib/web/security"
import { blankPage, statusPage } from "./draw"
import { POLICY } from "./style"

const FRESH_SECONDS = 30
/** In memory: a page that is kept anyway must not cost the database a look-up for each who asks. */
const limiter = new RateLimiterMemory({ points: 120, duration: 60 })

/** How things stand, for anybody: names and states, nothing else. */
export async function showStatus(request: Request): Promise<Response> {
  const language = languageOf(request)
  const words = STATUS_WORDS[language]
  const waitMs = await limiter.consume(addressOf(request.headers) || "unknown").then(
    () => 0,
    (refused: RateLimiterRes) => refused.msBeforeNext,
  )
  if (waitMs > 0)
    return answer(429, blankPage(language, words.tooMany), {
      "retry-after": String(Math.ceil(waitMs / 1_000)),
    })
  const status = await publicStatus()
  if (!status) return answer(503, blankPage(language, words.unread), { "retry-after": "60" })
  const isOld = nowMs() - status.at.getTime() > MINUTE_MS
  return answer(200, statusPage(status, language, isOld), {
    "cache-control": `public, max-age=${FRESH_SECONDS}`,
  })
}

function answer(status: number, body: string, more: Record<string, string>): Response {
  const headers = new Headers([
    ...securityHeaders(env().NEXTAUTH_URL),
    ["content-type", "text/html; charset=utf-8"],
    ["content-security-policy", POLICY],
    ["cache-control", "no-store"],
    ["vary", "accept-language"],
  ])
  for (const [name, value] of Object.entries(more)) headers.set(name, value)
  return new Response(body, { status, headers })
}

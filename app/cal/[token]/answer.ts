import { createHash } from "node:crypto"
import { calendarText } from "@/lib/calendar-feeds/ical"
import { openFeed } from "@/lib/calendar-feeds/open"
import { readFeed } from "@/lib/calendar-feeds/read"
import { env } from "@/lib/env"
import { AppError, fail } from "@/lib/errors"
import { errorReply } from "@/lib/web/reply"
import { addressOf, requestIdOf } from "@/lib/web/request"

const HEADERS = {
  "content-type": "text/calendar; charset=utf-8",
  "content-disposition": 'inline; filename="rounds.ics"',
  // The address is a secret: nobody on the way keeps what it answers, or tells others where it was.
  "cache-control": "private, no-cache",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-robots-tag": "noindex, nofollow",
}

/** The calendar as text, or 304 where the program has it as it is. */
export async function showCalendar(request: Request, file: string): Promise<Response> {
  const requestId = requestIdOf(request.headers)
  try {
    if (!file.endsWith(".ics")) fail("not_found")
    const address = addressOf(request.headers)
    const { id, ctx } = await openFeed(file.slice(0, -4), { address, requestId })
    const text = calendarText(await readFeed(ctx, { id }), env().NEXTAUTH_URL)
    const etag = `"${createHash("sha256").update(text).digest("base64url").slice(0, 27)}"`
    const known = request.headers.get("if-none-match")
    if (known && matches(known, etag))
      return new Response(null, { status: 304, headers: { ...HEADERS, etag } })
    return new Response(text, { headers: { ...HEADERS, etag } })
  } catch (error) {
    // A role that lost its right finds as little here as somebody without an address.
    const shown = error instanceof AppError && error.code === "forbidden" ? new AppError("not_found") : error
    return errorReply(shown, { requestId, route: "/cal/[token]" })
  }
}

/** RFC 9110, 13.1.2: any of a list, weak or strong. */
const matches = (known: string, etag: string): boolean =>
  known.trim() === "*" ||
  known
    .split(",")
    .map((one) => one.trim().replace(/^W\//, ""))
    .includes(etag)

import { randomBytes } from "node:crypto"
import { PHRASES } from "@/lib/providers/lead-form/phrases"
import { languageOf } from "@/lib/providers/lead-form/words"
import { errorReply } from "@/lib/web/reply"
import { requestIdOf } from "@/lib/web/request"
import { failurePage } from "./draw"
import { findPlace, pageReply } from "./place"

/** What failed, as a page in the visitor's language; the clinic's own where it is known. */
export async function failed(
  request: Request,
  error: unknown,
  slug: string,
  sent: Record<string, string> | null,
): Promise<Response> {
  // Logged, and its status found, as for every other address.
  const plain = errorReply(error, { requestId: requestIdOf(request.headers), route: "/f/[clinic]" })
  const params = new URL(request.url).searchParams
  const place = await findPlace(slug, params).catch(() => null)
  const asked = request.headers.get("accept-language")?.slice(0, 2).toLowerCase()
  const language = place?.shown.look.language ?? languageOf(params.get("lang"), sent?.form_language, asked)
  const words = PHRASES[language]
  const nonce = randomBytes(16).toString("base64")
  const look = place?.shown.look ?? { language, embedded: params.get("embed") === "1", theme: null, nonce }
  const page = failurePage({
    look,
    words,
    note: plain.status === 413 ? words.tooMuch : words.failed,
    action: place?.href() ?? `/f/${encodeURIComponent(slug)}?lang=${language}`,
    sent,
  })
  const reply = place?.reply(plain.status, page) ?? pageReply(plain.status, page, nonce, [])
  const wait = plain.headers.get("retry-after")
  if (wait) reply.headers.set("retry-after", wait)
  // What is left of a body that was not read to its end would be taken for the next request.
  if (request.body && (!request.bodyUsed || plain.status === 413)) reply.headers.set("connection", "close")
  return reply
}

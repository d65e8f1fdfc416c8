import { env } from "@/lib/env"
import { fail } from "@/lib/errors"
import { answerWebhook } from "@/lib/inbox/answer"
import { FORM, plainType, readBytes } from "@/lib/inbox/body"
import { issueToken, minSeconds } from "@/lib/providers/lead-form/token"
import { nowMs } from "@/lib/time"
import { isFromOwnPage } from "@/lib/web/origin"
import { formPage, thanksPage } from "./draw"
import { failed } from "./failed"
import { findPlace, nothing, type Place } from "./place"

const MOST_BYTES = 128 * 1024
/** What a link may fill in for its reader. An agreement is nobody's but theirs, and the trap is for programs. */
const FILLABLE = ["name", "phone", "email", "message", "utm_source", "utm_medium", "utm_campaign"]

/** The form, or the thanks for it. */
export async function showForm(request: Request, slug: string): Promise<Response> {
  try {
    const params = new URL(request.url).searchParams
    const place = await findPlace(slug, params)
    if (!place) return nothing()
    if (params.has("sent")) return place.reply(200, thanksPage(place.shown))
    const values = Object.fromEntries([...params].filter(([name]) => FILLABLE.includes(name)))
    return place.reply(200, drawForm(place, { values }))
  } catch (error) {
    return failed(request, error, slug, null)
  }
}

/** A form sent without scripts, or by the page's own: it goes through the webhook's door like any other. */
export async function takeForm(request: Request, slug: string): Promise<Response> {
  let values: Record<string, string> | null = null
  try {
    if (!isFromOwnPage(request.headers, env().NEXTAUTH_URL)) return fail("wrong_origin")
    if (plainType(request.headers.get("content-type")) !== FORM) return fail("wrong_content_type")
    const body = await readBytes(request, MOST_BYTES, "lead-form page")
    values = Object.fromEntries(new URLSearchParams(body.toString("utf8")))
    const place = await findPlace(slug, new URL(request.url).searchParams)
    if (!place) return nothing()
    return await handOn(request, place, body, values)
  } catch (error) {
    return failed(request, error, slug, values)
  }
}

async function handOn(
  request: Request,
  place: Place,
  body: Buffer,
  values: Record<string, string>,
): Promise<Response> {
  const headers = new Headers(request.headers)
  headers.delete("content-length")
  const given = { method: "POST", headers, body: new Uint8Array(body) }
  const answer = await answerWebhook(new Request(request.url, given), "lead-form", [place.shown.slug])
  if (answer.ok) return new Response(null, { status: 303, headers: { location: place.href({ sent: "1" }) } })
  const { error } = (await answer.json()) as { error: { fields?: Record<string, string> } }
  const page = drawForm(place, { values, wrong: error.fields, note: noteFor(answer.status, place) })
  const reply = place.reply(answer.status, page)
  const wait = answer.headers.get("retry-after")
  if (wait) reply.headers.set("retry-after", wait)
  return reply
}

type Drawn = { values: Record<string, string>; wrong?: Record<string, string>; note?: string }

function drawForm(place: Place, { values, wrong = {}, note }: Drawn): string {
  return formPage(place.shown, {
    token: issueToken(place.clinicId, nowMs()),
    minSeconds: minSeconds(),
    action: place.href(),
    values,
    wrong,
    note: note ?? null,
  })
}

function noteFor(status: number, { shown: { words } }: Place): string {
  if (status === 400) return words.check
  if (status === 401) return words.expired
  return status === 429 ? words.busy : words.failed
}

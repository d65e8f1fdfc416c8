import { randomBytes } from "node:crypto"
import { answerByLink, readByLink, withdrawByLink } from "@/lib/consents/by-link"
import { findConsentLink } from "@/lib/consents/open-link"
import { type PatientLanguage, patientLanguage } from "@/lib/consents/patient-phrases"
import { receiptPdf } from "@/lib/consents/receipt-pdf"
import { type Purpose, purposesOf } from "@/lib/consents/words"
import { env } from "@/lib/env"
import { AppError, fail } from "@/lib/errors"
import { FORM, plainType, readBytes } from "@/lib/inbox/body"
import { isFromOwnPage } from "@/lib/web/origin"
import { errorReply } from "@/lib/web/reply"
import { addressOf, networkOf, requestIdOf } from "@/lib/web/request"
import { publicPageHeaders } from "@/lib/web/security"
import { failedPage, linkPage, nothingPage } from "./draw"

const MOST_BYTES = 16 * 1024

/** What a patient agreed to, or is asked: as a page, or its receipt as JSON or PDF. */
export async function showLink(request: Request, token: string): Promise<Response> {
  const nonce = randomBytes(16).toString("base64")
  const params = new URL(request.url).searchParams
  try {
    const link = await findConsentLink(token, addressOf(request.headers))
    if (!link) return nothing(request, nonce)
    const { kind, id, ctx } = link
    const seen = await readByLink(ctx, { kind, id })
    const language = patientLanguage(params.get("lang"), seen.language)
    const format = params.get("format")
    if (format === "json" || format === "pdf") {
      if (!seen.receipt) return nothing(request, nonce)
      const { record } = seen.receipt
      return format === "json"
        ? file(JSON.stringify(record, null, 2), "application/json; charset=utf-8", "json", nonce)
        : file(await receiptPdf(record, language, ctx.clinic), "application/pdf", "pdf", nonce)
    }
    const done = params.get("done")
    const withdrawn = purposesOf([params.get("withdrawn") ?? ""])[0] ?? null
    const shown = { nonce, language, token, clinic: ctx.clinic, hasAnswered: done === "1", withdrawn }
    return reply(200, linkPage(shown, seen), nonce)
  } catch (error) {
    return failed(request, error, nonce)
  }
}

/** One press: an answer to the question, or an agreement taken back. */
export async function takeAnswer(request: Request, token: string): Promise<Response> {
  const nonce = randomBytes(16).toString("base64")
  const language = new URL(request.url).searchParams.get("lang")
  try {
    if (!isFromOwnPage(request.headers, env().NEXTAUTH_URL)) return fail("wrong_origin")
    if (plainType(request.headers.get("content-type")) !== FORM) return fail("wrong_content_type")
    const body = await readBytes(request, MOST_BYTES, "consent page")
    const given = new URLSearchParams(body.toString("utf8"))
    const address = addressOf(request.headers)
    const link = await findConsentLink(token, address)
    if (!link) return nothing(request, nonce)
    const { kind, id, ctx } = link
    const shown = {
      network: networkOf(address),
      userAgent: request.headers.get("user-agent")?.slice(0, 400),
    }
    const withdraw = purposesOf([given.get("withdraw") ?? ""])[0]
    const back = (more: Record<string, string>) =>
      new Response(null, {
        status: 303,
        headers: {
          location: `/c/${token}?${new URLSearchParams({ ...(language && { lang: language }), ...more })}`,
          "cache-control": "no-store",
        },
      })
    if (withdraw) {
      await withdrawByLink(ctx, { kind, id, purpose: withdraw, ...shown })
      return back({ withdrawn: withdraw })
    }
    if (kind !== "request") return fail("invalid_input")
    await answerByLink(ctx, { id, answers: answersIn(given), ...shown })
    return back({ done: "1" })
  } catch (error) {
    return failed(request, error, nonce)
  }
}

function answersIn(given: URLSearchParams): Partial<Record<Purpose, "granted" | "denied">> {
  return Object.fromEntries(
    purposesOf([...given.keys()]).flatMap((purpose) => {
      const value = given.get(purpose)
      return value === "granted" || value === "denied" ? [[purpose, value]] : []
    }),
  )
}

function reply(status: number, page: string | Uint8Array<ArrayBuffer>, nonce: string): Response {
  const headers = new Headers(publicPageHeaders(env().NEXTAUTH_URL, nonce, []))
  headers.set("content-type", "text/html; charset=utf-8")
  headers.set("x-robots-tag", "noindex, nofollow")
  return new Response(page, { status, headers })
}

function file(body: string | Buffer, type: string, ending: string, nonce: string): Response {
  const answer = reply(200, typeof body === "string" ? body : new Uint8Array(body), nonce)
  answer.headers.set("content-type", type)
  answer.headers.set("content-disposition", `attachment; filename="consent-receipt.${ending}"`)
  return answer
}

const wish = (request: Request): PatientLanguage =>
  patientLanguage(
    new URL(request.url).searchParams.get("lang"),
    request.headers.get("accept-language")?.slice(0, 2),
  )

const nothing = (request: Request, nonce: string): Response =>
  reply(404, nothingPage(nonce, wish(request)), nonce)

/** Logged, and its status found, as for every other address. */
function failed(request: Request, error: unknown, nonce: string): Response {
  if (error instanceof AppError && error.code === "not_found") return nothing(request, nonce)
  const plain = errorReply(error, { requestId: requestIdOf(request.headers), route: "/c/[token]" })
  const { pathname } = new URL(request.url)
  const isUnanswered = error instanceof AppError && error.code === "invalid_input"
  return reply(plain.status, failedPage(nonce, wish(request), pathname, isUnanswered), nonce)
}

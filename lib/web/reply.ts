import { type AppError, toAppError } from "@/lib/errors"
import { log } from "@/lib/log"
import { t } from "@/lib/say"
import type { FormState } from "@/lib/web/form-state"
import { REQUEST_ID } from "@/lib/web/request"

type Where = { requestId: string; route?: string }

function known(error: unknown, where: Where): AppError {
  const app = toAppError(error)
  if (app.status >= 500) {
    log.error("http.failed", { ...where, code: app.code, status: app.status, error: app.cause ?? app })
  }
  return app
}

const headersOf = (error: AppError, requestId: string): Record<string, string> => ({
  "cache-control": "no-store",
  [REQUEST_ID]: requestId,
  ...(error.retryAfterSeconds ? { "retry-after": String(error.retryAfterSeconds) } : {}),
})

/** `{ error: { code, message, fields?, requestId } }` with the catalogue's status. */
export function errorReply(error: unknown, where: Where): Response {
  const app = known(error, where)
  const { code, sentence, fields } = app
  const body = {
    error: {
      code,
      message: t(sentence),
      ...(fields && { fields: said(fields) }),
      requestId: where.requestId,
    },
  }
  return Response.json(body, { status: app.status, headers: headersOf(app, where.requestId) })
}

/** RFC 9457, for machines under /api/v1. */
export function problemReply(error: unknown, where: Where): Response {
  const app = known(error, where)
  const body = {
    type: `urn:rounds:error:${app.code}`,
    title: app.sentence,
    status: app.status,
    code: app.code,
    requestId: where.requestId,
    ...(app.fields && { fields: app.fields }),
  }
  const headers = { ...headersOf(app, where.requestId), "content-type": "application/problem+json" }
  return new Response(JSON.stringify(body), { status: app.status, headers })
}

const said = (fields: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([name, sentence]) => [name, t(sentence)]))

export function errorState(error: unknown, where: Where): FormState<never> {
  const app = known(error, where)
  return {
    ok: false,
    code: app.code,
    sentence: t(app.sentence),
    ...(app.fields && { fields: said(app.fields) }),
    ...(app.retryAfterSeconds && { retryAfterSeconds: app.retryAfterSeconds }),
    requestId: where.requestId,
  }
}

import { unstable_rethrow } from "next/navigation"
import { requestCtx } from "@/lib/auth"
import type { Ctx } from "@/lib/ctx"
import { env } from "@/lib/env"
import { AppError, fail } from "@/lib/errors"
import { recordRefusal } from "@/lib/sessions/refuse"
import { isChanging, isFromOwnPage } from "@/lib/web/origin"
import { errorReply } from "@/lib/web/reply"
import { REQUEST_ID, requestIdOf } from "@/lib/web/request"

type Params = Record<string, string | string[] | undefined>

export type Asked<P> = {
  request: Request
  params: P
  /** The query as an object; a name given several times is a list. */
  search: Record<string, string | string[]>
}

type Handler<P> = (ctx: Ctx, asked: Asked<P>) => Promise<unknown>

/**
 * A route handler for a signed-in browser: `export const GET = route((ctx, { search }) => listLeads(ctx, search))`.
 * What the handler returns is sent as JSON, a Response as it is; what it throws becomes the catalogue's answer.
 * A read does not move the idle end: screens refresh themselves.
 */
export function route<P extends Params = Params>(handler: Handler<P>) {
  return async (request: Request, context: { params: Promise<P> }): Promise<Response> => {
    const requestId = requestIdOf(request.headers)
    let ctx: Ctx | undefined
    try {
      if (isChanging(request.method) && !isFromOwnPage(request.headers, env().NEXTAUTH_URL))
        fail("wrong_origin")
      ctx = { ...(await requestCtx({ touch: isChanging(request.method) })), requestId }
      const search = searchOf(new URL(request.url).searchParams)
      const value = await handler(ctx, { request, params: await context.params, search })
      if (value instanceof Response) return value
      return Response.json(value ?? null, {
        headers: { "cache-control": "no-store", [REQUEST_ID]: requestId },
      })
    } catch (error) {
      unstable_rethrow(error)
      if (ctx && error instanceof AppError && error.code === "forbidden") {
        await recordRefusal(ctx, new URL(request.url).pathname.slice(0, 100))
      }
      return errorReply(error, { requestId, route: new URL(request.url).pathname.slice(0, 100) })
    }
  }
}

function searchOf(params: URLSearchParams): Record<string, string | string[]> {
  const names = [...new Set(params.keys())]
  return Object.fromEntries(
    names.map((name) => {
      const values = params.getAll(name)
      return [name, values.length > 1 ? values : values[0]!]
    }),
  )
}

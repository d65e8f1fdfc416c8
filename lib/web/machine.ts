import { tokenCtx } from "@/lib/api-tokens/token-ctx"
import type { TokenScope } from "@/lib/api-tokens/words"
import type { Ctx } from "@/lib/ctx"
import { AppError, fail } from "@/lib/errors"
import { readText } from "@/lib/web/body"
import { problemReply } from "@/lib/web/reply"
import { REQUEST_ID, requestIdOf } from "@/lib/web/request"

type Params = Record<string, string | undefined>
export type MachineAsked<P> = {
  request: Request
  params: P
  /** A changing request's JSON; of the others nothing. */
  body: unknown
  search: Record<string, string>
}
export type MachineAnswer = { status?: number; value: unknown; headers?: Record<string, string> }

const MOST_BYTES = 1024 * 1024

/**
 * A route for programs: `Authorization: Bearer` with this scope, JSON in and out, errors as RFC 9457 problems.
 * `export const POST = machine("releases.write", (ctx, { body }) => …)`
 */
export function machine<P extends Params = Params>(
  scope: TokenScope,
  handler: (ctx: Ctx, asked: MachineAsked<P>) => Promise<MachineAnswer>,
) {
  return async (request: Request, context: { params: Promise<P> }): Promise<Response> => {
    const requestId = requestIdOf(request.headers)
    try {
      const ctx = { ...(await tokenCtx(request, scope)), requestId }
      const search = Object.fromEntries(new URL(request.url).searchParams)
      const body = request.method === "GET" ? undefined : await jsonBody(request)
      const answer = await handler(ctx, { request, params: await context.params, body, search })
      return Response.json(answer.value, {
        status: answer.status ?? 200,
        headers: { "cache-control": "no-store", [REQUEST_ID]: requestId, ...answer.headers },
      })
    } catch (error) {
      const refusal = problemReply(error, { requestId, route: new URL(request.url).pathname.slice(0, 100) })
      if (error instanceof AppError && error.code === "wrong_token")
        refusal.headers.set("www-authenticate", 'Bearer realm="rounds"')
      return refusal
    }
  }
}

async function jsonBody(request: Request): Promise<unknown> {
  if (!/^application\/json\b/i.test(request.headers.get("content-type") ?? "")) fail("wrong_content_type")
  const text = await readText(request, MOST_BYTES)
  try {
    return JSON.parse(text)
  } catch {
    return fail("not_json")
  }
}

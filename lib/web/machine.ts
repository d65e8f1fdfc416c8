import { tokenCtx, tokenIdOf } from "@/lib/api-tokens/token-ctx"
import type { TokenScope } from "@/lib/api-tokens/words"
import type { Ctx } from "@/lib/ctx"
import { AppError, fail } from "@/lib/errors"
import { plainType } from "@/lib/inbox/body"
import { checkRate } from "@/lib/inbox/rate"
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
/** Of one token: a whole installation's hosts may tell of themselves at the same second, a loop gone wild may not. */
const RATE = { perSecond: 50, sentence: "More than one token's rate." }

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
      await checkRate(`token ${tokenIdOf(ctx)}`, RATE)
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

/** For the methods that an address does not take: `export { refused as PUT }`. */
export const wrongMethod =
  (...takes: readonly string[]) =>
  (request: Request): Response => {
    const refusal = problemReply(new AppError("wrong_method"), { requestId: requestIdOf(request.headers) })
    refusal.headers.set("allow", takes.join(", "))
    return refusal
  }

async function jsonBody(request: Request): Promise<unknown> {
  // What is sent packed is never unpacked: a small body could stand for one without end.
  const isPacked = !/^(identity)?$/i.test(request.headers.get("content-encoding")?.trim() ?? "")
  if (isPacked || plainType(request.headers.get("content-type")) !== "application/json")
    fail("wrong_content_type")
  const text = await readText(request, MOST_BYTES)
  try {
    return JSON.parse(text)
  } catch {
    return fail("not_json")
  }
}

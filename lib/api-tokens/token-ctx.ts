import { TOKEN_START, tokenHash } from "@/lib/api-tokens/secret"
import type { TokenScope } from "@/lib/api-tokens/words"
import type { Ctx } from "@/lib/ctx"
import { platformDb } from "@/lib/db"
import { AppError, fail } from "@/lib/errors"
import { platformCtx } from "@/lib/platform"
import { MINUTE_MS, now } from "@/lib/time"
import { requestIdOf } from "@/lib/web/request"

/** Who looks when a token was used wants the day, not the second: one write a minute at most. */
const USED_EVERY_MS = MINUTE_MS

/**
 * The context of a machine that shows `Authorization: Bearer rounds_…` with this scope. It may what its scopes say and
 * nothing else (lib/ctx.ts). Throws `wrong_token` alike for none, an unknown, an ended and a revoked one, and
 * `forbidden` where the scope is not among its own.
 */
export async function tokenCtx(request: Request, scope: TokenScope): Promise<Ctx> {
  const [, token] = /^Bearer +([\x21-\x7e]{8,200})$/i.exec(request.headers.get("authorization") ?? "") ?? []
  const found = token?.startsWith(TOKEN_START)
    ? await platformDb().apiToken.findUnique({ where: { hash: tokenHash(token) } })
    : null
  const isGood = found && !found.revokedAt && (!found.expiresAt || found.expiresAt > now())
  if (!isGood)
    return fail("wrong_token", { sentence: "Show a token that is good: Authorization: Bearer rounds_…" })
  if (!found.scopes.includes(scope))
    throw new AppError("forbidden", {
      sentence: "This token does not have the scope that this needs.",
      reason: scope,
    })
  const ctx = await platformCtx("api")
  if (!found.lastUsedAt || ctx.now.getTime() - found.lastUsedAt.getTime() > USED_EVERY_MS)
    await platformDb().apiToken.updateMany({ where: { id: found.id }, data: { lastUsedAt: ctx.now } })
  const { id, name, scopes } = found
  return {
    ...ctx,
    requestId: requestIdOf(request.headers),
    actor: { kind: "system", name, token: { id, scopes } },
  }
}

/** Whose call it is; empty of a call that shows no token. */
export const tokenIdOf = ({ actor }: Ctx): string => (actor.kind === "system" ? (actor.token?.id ?? "") : "")

import type { Ctx } from "@/lib/ctx"
import { platformPool } from "@/lib/db"
import { fail } from "@/lib/errors"
import { grantFor } from "@/lib/operation"
import type { OwnSecurity } from "@/lib/sessions/schema"
import { asksSecondFactor } from "@/lib/sessions/second-factor"

type Row = { email: string; passwordChangedAt: Date | null; totpConfirmedAt: Date | null; left: number }

/** How the caller's own account is guarded. */
export async function readOwnSecurity(ctx: Ctx): Promise<OwnSecurity> {
  grantFor(ctx, "session.own")
  const { actor } = ctx
  if (actor.kind !== "member") return fail("forbidden")
  const { rows } = await platformPool().query<Row>(
    `select email, "passwordChangedAt", "totpConfirmedAt", (
      select count(*)::int from "RecoveryCode" where "userId" = account.id and "usedAt" is null
    ) as left from "User" account where id = $1`,
    [actor.userId],
  )
  const row = rows[0] ?? fail("session_ended")
  return {
    email: row.email,
    passwordChangedAt: row.passwordChangedAt?.toISOString() ?? null,
    secondFactorSince: row.totpConfirmedAt?.toISOString() ?? null,
    recoveryCodesLeft: row.totpConfirmedAt ? row.left : 0,
    isRequired: asksSecondFactor(),
  }
}

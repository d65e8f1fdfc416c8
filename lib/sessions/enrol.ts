import { type Ctx, STEP_UP_LIFE_MS } from "@/lib/ctx"
import { AppError, fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { seal, unseal } from "@/lib/seal"
import { ownCommand } from "@/lib/sessions/door"
import { byCtx, endSessions } from "@/lib/sessions/end"
import { replaceRecoveryCodes } from "@/lib/sessions/recovery"
import { type BegunEnrolment, Enrolment, Nothing } from "@/lib/sessions/schema"
import { hashToken, newToken } from "@/lib/sessions/token"
import { newSecret, pictureOf, stepOf } from "@/lib/sessions/totp"

/** The recovery codes are said this once. */
export type Enrolled = { token: string; recoveryCodes: string[] }

const boundTo = (userId: string) => `pending ${userId}`

/** An open screen is not enough to change how its owner signs in. */
function wantFresh(ctx: Ctx): void {
  if (ctx.mustEnrol) return
  const age = ctx.steppedUpAt ? ctx.now.getTime() - ctx.steppedUpAt.getTime() : Number.POSITIVE_INFINITY
  if (age > STEP_UP_LIFE_MS) fail("step_up_needed")
}

/**
 * A new secret for an authenticator. It is kept by nobody yet: it goes out sealed for this account and comes back with
 * the first code, so the factor in force stays in force until then.
 */
export const beginEnrolment = ownCommand({
  name: "sessions.beginEnrolment",
  input: Nothing,
  evenLimited: true,
  async run({ ctx, me, on }): Promise<{ value: BegunEnrolment; facts: [] }> {
    wantFresh(ctx)
    const { rows } = await on.query<{ email: string }>(`select email from "User" where id = $1`, [me.userId])
    const secret = newSecret()
    const pending = Buffer.from(seal(secret, boundTo(me.userId))).toString("base64url")
    return { value: { ...pictureOf(secret, rows[0]?.email ?? fail("session_ended")), pending }, facts: [] }
  },
})

/**
 * Puts the authenticator in force once it gave a right code: ten new recovery codes, a new token for this session, and
 * the end of all others.
 */
export const confirmEnrolment = ownCommand({
  name: "sessions.confirmEnrolment",
  input: Enrolment,
  evenLimited: true,
  async run({ ctx, me, on, input }): Promise<{ value: Enrolled; facts: ReturnType<typeof fact>[] }> {
    wantFresh(ctx)
    const secret = opened(input.pending, me.userId)
    const step = stepOf(secret, input.code.replace(/\s/g, ""), ctx.now) ?? wrongCode()
    const { rows } = await on.query<{ had: boolean; lastStep: string | null }>(
      `select "totpConfirmedAt" is not null as had, "totpLastStep" as "lastStep" from "User" where id = $1 for update`,
      [me.userId],
    )
    const account = rows[0] ?? fail("session_ended")
    // Whoever let the page lie open while the factor was set up elsewhere has not proved that one.
    if (ctx.mustEnrol && account.had) fail("conflict")
    await on.query(
      `update "User" set "totpSealed" = $2, "totpConfirmedAt" = $3, "totpLastStep" = $4 where id = $1`,
      [me.userId, Buffer.from(seal(secret, me.userId)), ctx.now, step],
    )
    const recoveryCodes = await replaceRecoveryCodes(on, me.userId, ctx.now)
    const token = newToken()
    await on.query(`update "Session" set "tokenHash" = $2 where id = $1`, [me.sessionId, hashToken(token)])
    const others = `session."userId" = $4 and session.id <> $5`
    await endSessions(on, others, [me.userId, me.sessionId], "second_factor_changed", byCtx(ctx))
    const after = { secondFactor: account.had ? "replaced" : "set up" }
    return {
      value: { token, recoveryCodes },
      facts: [fact("member.second_factor_enrolled", me.memberId, { after })],
    }
  },
})

/** Ten new recovery codes in place of the old. */
export const renewRecoveryCodes = ownCommand({
  name: "sessions.renewRecoveryCodes",
  input: Nothing,
  async run({ ctx, me, on }) {
    wantFresh(ctx)
    const { rowCount } = await on.query(
      `select 1 from "User" where id = $1 and "totpConfirmedAt" is not null for update`,
      [me.userId],
    )
    if (!rowCount) fail("wrong_state", { sentence: "Set up the second factor first." })
    const recoveryCodes = await replaceRecoveryCodes(on, me.userId, ctx.now)
    return { value: { recoveryCodes }, facts: [fact("member.recovery_codes_renewed", me.memberId)] }
  },
})

function opened(pending: string, userId: string): string {
  try {
    return unseal(Buffer.from(pending, "base64url"), boundTo(userId))
  } catch {
    return fail("invalid_input", { sentence: "This has expired. Begin anew." })
  }
}

function wrongCode(): never {
  const sentence = "That code does not match. Check that the phone's clock is right, and take the next code."
  throw new AppError("invalid_input", { sentence, fields: { code: sentence } })
}

import { platformPool } from "@/lib/db"
import { env } from "@/lib/env"
import { AppError, fail } from "@/lib/errors"
import { log } from "@/lib/log"
import { unseal } from "@/lib/seal"
import { recordSessionFact } from "@/lib/sessions/record"
import { isRecoveryCode, spendRecoveryCode } from "@/lib/sessions/recovery"
import { giveBack, take, tooMany } from "@/lib/sessions/throttle"
import { stepOf } from "@/lib/sessions/totp"
import { now } from "@/lib/time"

/** All staff outside a demo. */
export const asksSecondFactor = (): boolean => !env().ROUNDS_DEMO

export type Enrolled = { id: string; totpSealed: Buffer | null; totpConfirmedAt: Date | null }

/** Whether this account's sign-in and step-up want a code. One that has no factor yet is let in only to set it up. */
export const wantsCode = (account: Pick<Enrolled, "totpConfirmedAt">): boolean =>
  asksSecondFactor() && account.totpConfirmedAt !== null

/**
 * After the password: the authenticator's code, or one of the recovery codes. Each counts once. Throws `code_needed`
 * without one, `wrong_code`, and `too_many` after five wrong ones in a quarter hour.
 */
export async function checkCode(account: Enrolled, given: unknown, requestId: string): Promise<void> {
  if (!wantsCode(account)) return
  const code = typeof given === "string" ? given.trim().slice(0, 64) : ""
  if (!code) fail("code_needed")
  // Taken before the look, so that guesses sent at once cannot all pass.
  const taken = await take("code", account.id)
  if (!taken.allowed) tooMany(taken.retryAfterSeconds)
  if (await counts(account, code, requestId)) return giveBack("code", account.id)
  if (taken.used === 1 || taken.used === 5) void recordWrongCode(account.id, taken.used, requestId)
  fail("wrong_code")
}

async function counts(account: Enrolled, code: string, requestId: string): Promise<boolean> {
  if (isRecoveryCode(code)) {
    if (!(await spendRecoveryCode(platformPool(), account.id, code, now()))) return false
    await recordOfAccount(account.id, "member.recovery_code_used", {}, requestId)
    return true
  }
  if (!account.totpSealed) return false
  const secret = unseal(account.totpSealed, account.id)
  const step = stepOf(secret, code.replace(/\s/g, ""), now())
  return step !== null && takeStep(account.id, step)
}

/** A code is good for one use: later steps only, whoever comes first. */
async function takeStep(userId: string, step: number): Promise<boolean> {
  const { rowCount } = await platformPool().query(
    `update "User" set "totpLastStep" = $2 where id = $1 and coalesce("totpLastStep", 0) < $2`,
    [userId, step],
  )
  return rowCount === 1
}

async function recordWrongCode(userId: string, failures: number, requestId: string): Promise<void> {
  await recordOfAccount(userId, "member.code_refused", { after: { failures } }, requestId).catch((error) =>
    log.warn("session.refusal_unrecorded", { requestId, error }),
  )
}

/** In the clinic the person joined first, under the member's name there. */
async function recordOfAccount(
  userId: string,
  name: "member.code_refused" | "member.recovery_code_used",
  said: { after?: unknown },
  requestId: string,
): Promise<void> {
  const { rows } = await platformPool().query<{ id: string; clinicId: string }>(
    `select id, "clinicId" from "Member" where "userId" = $1 and active order by "createdAt", id limit 1`,
    [userId],
  )
  const member = rows[0]
  if (!member) return
  await recordSessionFact(platformPool(), {
    ...said,
    name,
    clinicId: member.clinicId,
    actor: "system:sign-in",
    actorName: "sign-in",
    subjectType: "member",
    subjectId: member.id,
    requestId,
    at: now(),
  })
}

/** For a form that asks again: the field's own sentence. */
export const codeAsField = (error: unknown): unknown =>
  error instanceof AppError && (error.code === "code_needed" || error.code === "wrong_code")
    ? new AppError("invalid_input", { sentence: error.sentence, fields: { code: error.sentence } })
    : error

import { AppError, fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { ownCommand } from "@/lib/sessions/door"
import { checkOwnPassword, readSelf } from "@/lib/sessions/own-password"
import { hashPassword } from "@/lib/sessions/password"
import { NewPassword } from "@/lib/sessions/schema"
import { refuseWeak } from "@/lib/sessions/strength"
import { hashToken, newToken } from "@/lib/sessions/token"

/**
 * A new password of one's own, for the old one (which counts as a try at the account). This session goes on under a new
 * token; all others end, by the trigger on the account.
 */
export const changePassword = ownCommand({
  name: "sessions.changePassword",
  input: NewPassword,
  async check({ ctx, me, input }) {
    const self = await readSelf(me.sessionId)
    refuseWeak("newPassword", input.newPassword, [ctx.actor.name, self.email, ctx.clinic.name])
    await checkOwnPassword(self, { password: input.password, requestId: ctx.requestId, wrong: wrongPassword })
    if (input.password === input.newPassword) {
      fail("invalid_input", { fields: { newPassword: "Choose another one than before." } })
    }
  },
  async run({ ctx, me, on, input }) {
    const token = newToken()
    await on.query(`select set_config('app.keep_session', $1, true)`, [me.sessionId])
    await on.query(`update "User" set "passwordHash" = $2, "passwordChangedAt" = $3 where id = $1`, [
      me.userId,
      await hashPassword(input.newPassword),
      ctx.now,
    ])
    const { rowCount } = await on.query(
      `update "Session" set "tokenHash" = $2, "steppedUpAt" = null where id = $1 and "endedAt" is null`,
      [me.sessionId, hashToken(token)],
    )
    if (!rowCount) fail("session_ended")
    // Links that would set the old one aside have lost their reason.
    await on.query(
      `update "PasswordReset" set "revokedAt" = $2 where "userId" = $1 and "usedAt" is null and "revokedAt" is null`,
      [me.userId, ctx.now],
    )
    return { value: { token }, facts: [fact("member.password_changed", me.memberId)] }
  },
})

const wrongPassword = () =>
  new AppError("invalid_input", { fields: { password: "That is not your password." } })

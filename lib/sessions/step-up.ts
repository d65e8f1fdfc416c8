import { STEP_UP_LIFE_MS } from "@/lib/ctx"
import { AppError, fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { ownCommand } from "@/lib/sessions/door"
import { checkOwnPassword, readSelf } from "@/lib/sessions/own-password"
import { StepUp } from "@/lib/sessions/schema"
import { checkCode, codeAsField } from "@/lib/sessions/second-factor"
import { hashToken, newToken } from "@/lib/sessions/token"
import { addMs } from "@/lib/time"

/**
 * The password once more (outside a demo with a code), for what needs it. The session goes on under a new token, so
 * that one taken before gains nothing. Counts as a try at the account.
 */
export const stepUp = ownCommand({
  name: "sessions.stepUp",
  input: StepUp,
  async check({ ctx, me, input }) {
    const account = await checkOwnPassword(await readSelf(me.sessionId), {
      password: input.password,
      requestId: ctx.requestId,
      wrong: wrongPassword,
    })
    await checkCode(account, input.code, ctx.requestId).catch((error: unknown) => {
      throw codeAsField(error)
    })
  },
  async run({ ctx, me, on }) {
    const token = newToken()
    const { rowCount } = await on.query(
      `update "Session" set "tokenHash" = $2, "steppedUpAt" = $3, "lastSeenAt" = $3 where id = $1 and "endedAt" is null`,
      [me.sessionId, hashToken(token), ctx.now],
    )
    if (!rowCount) fail("session_ended")
    return {
      value: { token, until: addMs(ctx.now, STEP_UP_LIFE_MS).toISOString() },
      facts: [fact("session.stepped_up", me.sessionId)],
    }
  },
})

const wrongPassword = () =>
  new AppError("invalid_input", {
    sentence: "That password does not match.",
    fields: { password: "That password does not match." },
  })

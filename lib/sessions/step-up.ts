import { STEP_UP_LIFE_MS } from "@/lib/ctx"
import { platformPool } from "@/lib/db"
import { AppError, fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { checkCredentials } from "@/lib/sessions/credentials"
import { ownCommand } from "@/lib/sessions/door"
import { StepUp } from "@/lib/sessions/schema"
import { checkCode, codeAsField } from "@/lib/sessions/second-factor"
import { hashToken, newToken } from "@/lib/sessions/token"
import { addMs } from "@/lib/time"

/**
 * The password once more (outside a demo with a code), for what needs it. The session goes on under a new token, so that one taken before gains
 * nothing. Counts as a try at the account.
 */
export const stepUp = ownCommand({
  name: "sessions.stepUp",
  input: StepUp,
  async check({ ctx, me, input }) {
    const { rows } = await platformPool().query<{ email: string; network: string | null }>(
      `select account.email, session.network from "Session" session join "User" account on account.id = session."userId"
      where session.id = $1 and session."endedAt" is null`,
      [me.sessionId],
    )
    const { email, network } = rows[0] ?? fail("session_ended")
    const tried = { email, password: input.password, address: `step-up ${network}`, requestId: ctx.requestId }
    const account = await checkCredentials(tried).catch((error: unknown) => {
      if (error instanceof AppError && error.code === "wrong_credentials") throw wrongPassword()
      throw error
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

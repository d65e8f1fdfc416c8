import { fail } from "@/lib/errors"
import { ownCommand } from "@/lib/sessions/door"
import { byCtx, endSessions } from "@/lib/sessions/end"
import { SessionId } from "@/lib/sessions/schema"

/** Ends one of the caller's sessions; somebody else's is `not_found`, like one that never was. */
export const endOtherSession = ownCommand({
  name: "sessions.endOther",
  input: SessionId,
  async run({ ctx, me, on, input }) {
    const mine = [me.userId, input.id]
    const { rowCount } = await on.query(`select 1 from "Session" where "userId" = $1 and id = $2`, mine)
    if (!rowCount) fail("not_found")
    const where = `session."userId" = $4 and session.id = $5::uuid`
    const ended = await endSessions(on, where, mine, "elsewhere", byCtx(ctx))
    return { value: { ended }, facts: [] }
  },
})

import { ownCommand } from "@/lib/sessions/door"
import { byCtx, endSessions } from "@/lib/sessions/end"
import { Nothing } from "@/lib/sessions/schema"

/** Signs out everywhere: every session of the caller, this one too. */
export const endEverySession = ownCommand({
  name: "sessions.endEverywhere",
  input: Nothing,
  async run({ ctx, me, on }) {
    const ended = await endSessions(on, `session."userId" = $4`, [me.userId], "elsewhere", byCtx(ctx))
    return { value: { ended }, facts: [] }
  },
})

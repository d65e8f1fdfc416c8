import { ownCommand } from "@/lib/sessions/door"
import { byCtx, endSessions } from "@/lib/sessions/end"
import { Nothing } from "@/lib/sessions/schema"

/** Signs out here. */
export const endThisSession = ownCommand({
  name: "sessions.endThis",
  evenLimited: true,
  input: Nothing,
  async run({ ctx, me, on }) {
    await endSessions(on, "session.id = $4", [me.sessionId], "signed_out", byCtx(ctx))
    return { value: null, facts: [] }
  },
})

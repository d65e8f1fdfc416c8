import { fail } from "@/lib/errors"
import { ownCommand } from "@/lib/sessions/door"
import { idleEndsAt } from "@/lib/sessions/rules"
import { Nothing } from "@/lib/sessions/schema"

/** "I am still here": moves the idle end; the eight hours stay. */
export const extendSession = ownCommand({
  name: "sessions.extend",
  input: Nothing,
  async run({ ctx, me, on }) {
    const { rows } = await on.query<{ expiresAt: Date; lastSeenAt: Date }>(
      `update "Session" set "lastSeenAt" = greatest("lastSeenAt", $2)
      where id = $1 and "endedAt" is null returning "expiresAt", "lastSeenAt"`,
      [me.sessionId, ctx.now],
    )
    const row = rows[0] ?? fail("session_ended")
    const idle = idleEndsAt(row.lastSeenAt, row.expiresAt, ctx.roles)
    return { value: { idleEndsAt: idle.toISOString(), endsAt: row.expiresAt.toISOString() }, facts: [] }
  },
})

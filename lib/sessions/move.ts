import { platformPool } from "@/lib/db"
import { newId } from "@/lib/ids"
import type { LiveSession } from "@/lib/sessions/find"
import { recordSessionFact } from "@/lib/sessions/record"
import { withinBudget } from "@/lib/sessions/throttle"

/**
 * A session turned up in another network than it was last seen in. People do move (desk, phone, home), so it goes on;
 * but a password given at the old place does not count at the new one, and the move is written down. Whoever took a
 * cookie elsewhere can thus do nothing that asks for more than an open screen, and is seen. The browser's name is the
 * visitor's own word and proves nothing.
 */
export async function moveSession(
  session: LiveSession,
  places: { from: string; to: string },
  at: Date,
): Promise<void> {
  const { rowCount } = await platformPool().query(
    `update "Session" set network = $2, "steppedUpAt" = null where id = $1 and "endedAt" is null and network = $3`,
    [session.sessionId, places.to, places.from],
  )
  session.steppedUpAt = null
  if (!rowCount || !(await withinBudget("moves", session.sessionId))) return
  await recordSessionFact(platformPool(), {
    name: "session.moved",
    clinicId: session.clinicId,
    actor: `member:${session.memberId}`,
    actorName: session.memberName,
    subjectType: "session",
    subjectId: session.sessionId,
    before: { network: places.from },
    after: { network: places.to },
    requestId: newId(),
    at,
  })
}

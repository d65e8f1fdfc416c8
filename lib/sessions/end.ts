import { platformPool } from "@/lib/db"
import { newId } from "@/lib/ids"
import { announce } from "@/lib/live/announce"
import type { EndedBecause } from "@/lib/sessions/rules"
import { now } from "@/lib/time"

type By = { actor: string; actorName: string; requestId: string }

const ITSELF = (): By => ({ actor: "system:sessions", actorName: "sessions", requestId: newId() })

/** Ends one session at once. Ending it twice is harmless and recorded once. */
export function endSession(sessionId: string, because: EndedBecause, by: By = ITSELF()): Promise<number> {
  return end("session.id = $4", [sessionId], because, by)
}

/** Ends every session of a user but `exceptSessionId`; returns how many. */
export function endSessionsOf(
  userId: string,
  because: EndedBecause,
  options: { exceptSessionId?: string; by?: By } = {},
): Promise<number> {
  return end(
    `session."userId" = $4 and session.id is distinct from $5::uuid`,
    [userId, options.exceptSessionId ?? null],
    because,
    options.by ?? ITSELF(),
  )
}

/** Ends one of a user's own sessions, and nobody else's. */
export function endOwnSession(userId: string, sessionId: string, by: By): Promise<number> {
  return end(`session."userId" = $4 and session.id = $5::uuid`, [userId, sessionId], "elsewhere", by)
}

async function end(where: string, values: unknown[], because: EndedBecause, by: By): Promise<number> {
  // Sessions and their facts in one statement: what ended and that it ended commit together.
  const { rows } = await platformPool().query<{ id: string; clinicId: string | null }>(
    `with ended as (
      update "Session" session set "endedAt" = $1, "endedBecause" = $2
      where session."endedAt" is null and ${where}
      returning session.id, session."activeClinicId" as "clinicId"
    ), recorded as (
      insert into "Fact" (id, "clinicId", name, actor, "actorName", "subjectType", "subjectId", after, reason,
        "requestId", "createdAt")
      select gen_random_uuid(), "clinicId", 'session.ended', ($3::json)->>'actor', ($3::json)->>'actorName', 'session', id::text,
        null, $2, ($3::json)->>'requestId', $1
      from ended
    )
    select id, "clinicId" from ended`,
    [now(), because, JSON.stringify(by), ...values],
  )
  for (const row of rows) if (row.clinicId) announce(row.clinicId, "session.ended", row.id)
  return rows.length
}

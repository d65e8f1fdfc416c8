import type { ClientBase, Pool } from "pg"
import { actorLabel, type Ctx } from "@/lib/ctx"
import { platformPool } from "@/lib/db"
import { newId } from "@/lib/ids"
import { announce } from "@/lib/live/announce"
import type { EndedBecause } from "@/lib/sessions/rules"
import { now } from "@/lib/time"

export type EndedBy = { actor: string; actorName: string; requestId: string }

export const bySystem = (): EndedBy => ({
  actor: "system:sessions",
  actorName: "sessions",
  requestId: newId(),
})

export const byCtx = (ctx: Ctx): EndedBy => ({
  actor: actorLabel(ctx.actor),
  actorName: ctx.actor.name,
  requestId: ctx.requestId,
})

/**
 * Ends the sessions `where` picks, and records each, in one statement: what ended and that it ended commit together.
 * `where` may use $4 and on for `values`. Ending twice is harmless and recorded once.
 */
export async function endSessions(
  on: Pool | ClientBase,
  where: string,
  values: readonly unknown[],
  because: EndedBecause,
  by: EndedBy,
): Promise<number> {
  const { rows } = await on.query<{ id: string; clinicId: string | null }>(
    `with ended as (
      update "Session" session set "endedAt" = $1, "endedBecause" = $2
      where session."endedAt" is null and ${where}
      returning session.id, session."activeClinicId" as "clinicId"
    ), recorded as (
      insert into "Fact" (id, "clinicId", name, actor, "actorName", "subjectType", "subjectId", reason, "requestId",
        "createdAt")
      select gen_random_uuid(), "clinicId", 'session.ended', $3::json->>'actor', $3::json->>'actorName', 'session',
        id::text, $2, $3::json->>'requestId', $1
      from ended
    )
    select id, "clinicId" from ended`,
    [now(), because, JSON.stringify(by), ...values],
  )
  for (const row of rows) if (row.clinicId) announce(row.clinicId, "session.ended", row.id)
  return rows.length
}

export function endSession(sessionId: string, because: EndedBecause, by = bySystem()): Promise<number> {
  return endSessions(platformPool(), "session.id = $4", [sessionId], because, by)
}

/** Every session of a user, for who may end them: an admin, a changed role. */
export function endSessionsOf(userId: string, because: EndedBecause, by = bySystem()): Promise<number> {
  return endSessions(platformPool(), `session."userId" = $4`, [userId], because, by)
}

import type { Ctx } from "@/lib/ctx"
import { platformPool } from "@/lib/db"
import { fail } from "@/lib/errors"
import { grantFor } from "@/lib/operation"
import { deviceOf } from "@/lib/sessions/device"
import type { OwnSession } from "@/lib/sessions/schema"

type Row = {
  id: string
  userAgent: string | null
  network: string | null
  clinicName: string | null
  createdAt: Date
  lastSeenAt: Date
  expiresAt: Date
}

/** The caller's open sessions, this one first, then the latest seen. */
export async function listOwnSessions(ctx: Ctx): Promise<OwnSession[]> {
  grantFor(ctx, "session.own")
  const { actor } = ctx
  if (actor.kind !== "member") return fail("forbidden")
  const { rows } = await platformPool().query<Row>(
    `select session.id, session."userAgent", session.network, clinic.name as "clinicName", session."createdAt",
      session."lastSeenAt", session."expiresAt"
    from "Session" session left join "Clinic" clinic on clinic.id = session."activeClinicId"
    where session."userId" = $1 and session."endedAt" is null and session."expiresAt" > $2
    order by session.id = $3::uuid desc, session."lastSeenAt" desc, session.id`,
    [actor.userId, ctx.now, actor.sessionId],
  )
  return rows.map((row) => ({
    id: row.id,
    current: row.id === actor.sessionId,
    device: deviceOf(row.userAgent),
    network: row.network ?? "unknown",
    clinicName: row.clinicName,
    openedAt: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    endsAt: row.expiresAt.toISOString(),
  }))
}

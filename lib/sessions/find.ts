import { ROLES, type Role } from "@/lib/can"
import { asClinicId, type ClinicId, type ClinicInfo, type Unmasked } from "@/lib/ctx"
import { platformPool } from "@/lib/db"
import { isLanguage, type Language } from "@/lib/say"
import { endSession } from "@/lib/sessions/end"
import { moveSession } from "@/lib/sessions/move"
import { idleEndsAt, overBecause, TOUCH_EVERY_MS } from "@/lib/sessions/rules"
import { asksSecondFactor } from "@/lib/sessions/second-factor"
import { hashToken, isToken } from "@/lib/sessions/token"
import { now, toDate } from "@/lib/time"
import { networkOf } from "@/lib/web/request"

export type LiveSession = {
  sessionId: string
  userId: string
  email: string
  memberId: string
  memberName: string
  /** The console's, as this member chose. */
  language: Language
  roles: Role[]
  /** Has no second factor yet where one is asked: may set it up and nothing else, so `roles` is empty. */
  mustEnrol: boolean
  clinicId: ClinicId
  clinic: ClinicInfo
  steppedUpAt: Date | null
  /** More than the roles give, while it runs; see lib/access. */
  breakGlassUntil: Date | null
  unmasked: Unmasked[]
  /** A person of the platform is here on a grant, until then. */
  grantUntil: Date | null
  lastSeenAt: Date
  idleEndsAt: Date
  expiresAt: Date
}

type Row = {
  sessionId: string
  userId: string
  email: string
  disabledAt: Date | null
  totpConfirmedAt: Date | null
  network: string | null
  steppedUpAt: Date | null
  lastSeenAt: Date
  expiresAt: Date
  endedAt: Date | null
  memberId: string | null
  memberName: string
  language: string
  roles: string[]
  grantUntil: Date | null
  breakGlassUntil: Date | null
  unmasked: { patientId: string; until: string }[] | null
  clinicId: string
  slug: string
  clinicName: string
  timeZone: string
}

// The membership must be in force for the clinic the session stands in: a revoked one ends at the next request.
const SELECT = `
  select session.id as "sessionId", session."userId", session."steppedUpAt", session."lastSeenAt",
    session."expiresAt", session."endedAt", session.network, account.email, account."disabledAt", account."totpConfirmedAt",
    member.id as "memberId", member.name as "memberName", member.language, member.roles, member."endsAt" as "grantUntil",
    more."breakGlassUntil", more.unmasked, clinic.id as "clinicId", clinic.slug, clinic.name as "clinicName", clinic."timeZone"
  from "Session" session
  join "User" account on account.id = session."userId"
  left join ("Member" member join "Clinic" clinic on clinic.id = member."clinicId" and clinic.active)
    on member."userId" = session."userId" and member."clinicId" = session."activeClinicId"
    and member.active and (member."endsAt" is null or member."endsAt" > $2)
  left join lateral (
    select max("endsAt") filter (where kind = 'break_glass') as "breakGlassUntil",
      json_agg(json_build_object('patientId', "patientId", 'until', "endsAt")) filter (where kind = 'unmask') as unmasked
    from "SpecialAccess" where "clinicId" = member."clinicId" and "memberId" = member.id and "endsAt" > $2
      and "endedAt" is null
  ) more on true`

/**
 * The session behind a cookie's token, in one round trip, or null when it no longer counts. `touch` says that a person
 * did something: it moves the idle end. Polls, streams and prefetches do not.
 */
export async function findSession(
  token: string | undefined,
  options: { touch: boolean; address?: string },
): Promise<LiveSession | null> {
  if (!isToken(token)) return null
  const at = now()
  const { rows } = await platformPool().query<Row>({
    name: "session-by-token",
    text: `${SELECT} where session."tokenHash" = $1`,
    values: [hashToken(token), at],
  })
  const session = await judged(rows[0], at)
  const from = rows[0]?.network
  const to = options.address && networkOf(options.address)
  if (session && from && to && from !== to) await moveSession(session, { from, to }, at)
  if (session && options.touch && at.getTime() - session.lastSeenAt.getTime() >= TOUCH_EVERY_MS) {
    await touch(session, at)
  }
  return session
}

/** For open streams, which outlive the request that opened them and the token it came with. */
export async function findSessionById(sessionId: string): Promise<LiveSession | null> {
  const at = now()
  const { rows } = await platformPool().query<Row>({
    name: "session-by-id",
    text: `${SELECT} where session.id = $1`,
    values: [sessionId, at],
  })
  return judged(rows[0], at)
}

async function judged(row: Row | undefined, at: Date): Promise<LiveSession | null> {
  if (!row) return null
  const roles = row.memberId ? ROLES.filter((role) => row.roles.includes(role)) : []
  const over = overBecause(row, roles, at)
  if (over === "idle" || over === "expired" || over === "disabled") await endSession(row.sessionId, over)
  if (over || !row.memberId) return null
  const mustEnrol = asksSecondFactor() && row.totpConfirmedAt === null
  return {
    sessionId: row.sessionId,
    userId: row.userId,
    email: row.email,
    memberId: row.memberId,
    memberName: row.memberName,
    language: isLanguage(row.language) ? row.language : "en",
    roles: mustEnrol ? [] : roles,
    mustEnrol,
    clinicId: asClinicId(row.clinicId),
    clinic: { slug: row.slug, name: row.clinicName, timeZone: row.timeZone },
    steppedUpAt: row.steppedUpAt,
    breakGlassUntil: row.breakGlassUntil,
    unmasked: (row.unmasked ?? []).map(({ patientId, until }) => ({ patientId, until: toDate(until) })),
    grantUntil: row.grantUntil,
    lastSeenAt: row.lastSeenAt,
    idleEndsAt: idleEndsAt(row.lastSeenAt, row.expiresAt, roles),
    expiresAt: row.expiresAt,
  }
}

async function touch(session: LiveSession, at: Date): Promise<void> {
  await platformPool().query({
    name: "session-touch",
    text: `update "Session" set "lastSeenAt" = $2 where id = $1 and "endedAt" is null and "lastSeenAt" < $2`,
    values: [session.sessionId, at],
  })
  session.lastSeenAt = at
  session.idleEndsAt = idleEndsAt(at, session.expiresAt, session.roles)
}

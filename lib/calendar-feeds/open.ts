import { ROLES, type Role } from "@/lib/can"
import { asClinicId, type Ctx } from "@/lib/ctx"
import { platformPool } from "@/lib/db"
import { fail } from "@/lib/errors"
import { take, tooMany } from "@/lib/sessions/throttle"
import { hashToken, isToken } from "@/lib/sessions/token"
import { now } from "@/lib/time"

type Row = {
  id: string
  memberId: string
  userId: string
  memberName: string
  roles: string[]
  clinicId: string
  slug: string
  clinicName: string
  timeZone: string
}

// Whoever left the clinic, or was shut out, reads no calendar of it: the address alone is not enough.
const SELECT = `
  select feed.id, member.id as "memberId", member."userId", member.name as "memberName", member.roles,
    clinic.id as "clinicId", clinic.slug, clinic.name as "clinicName", clinic."timeZone"
  from "CalendarFeed" feed
  join "Member" member on member.id = feed."memberId" and member."clinicId" = feed."clinicId" and member.active
    and (member."endsAt" is null or member."endsAt" > $2)
  join "User" account on account.id = member."userId" and account."disabledAt" is null
  join "Clinic" clinic on clinic.id = feed."clinicId" and clinic.active
  where feed."tokenHash" = $1 and feed."revokedAt" is null`

/**
 * What stands behind /cal/{token}.ics, as the member who made it. Throws `not_found` alike for an address that never
 * was, that was revoked, and whose member is gone; `too_many` when one is read, or wrong ones are tried, too often.
 */
export async function openFeed(
  token: string,
  { address, requestId }: { address: string; requestId: string },
): Promise<{ id: string; ctx: Ctx }> {
  const at = now()
  const { rows } = isToken(token)
    ? await platformPool().query<Row>({
        name: "feed-by-token",
        text: SELECT,
        values: [hashToken(token), at],
      })
    : { rows: [] }
  const found = rows[0]
  const taken = found ? await take("calendar", found.id) : await take("links", address)
  if (!taken.allowed) tooMany(taken.retryAfterSeconds)
  if (!found) return fail("not_found")
  const { id, clinicId, slug, clinicName: name, timeZone, userId, memberId, memberName, roles } = found
  return {
    id,
    ctx: {
      requestId,
      now: at,
      actor: { kind: "member", userId, memberId, name: memberName, sessionId: `calendar ${id}` },
      clinicId: asClinicId(clinicId),
      clinic: { slug, name, timeZone },
      roles: ROLES.filter((role): role is Role => roles.includes(role)),
    },
  }
}

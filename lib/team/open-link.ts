import { platformPool } from "@/lib/db"
import { giveBack, take } from "@/lib/sessions/throttle"
import { tokenHashOf } from "@/lib/team/links"

export type InvitationLink = {
  id: string
  clinicId: string
  clinicName: string
  timeZone: string
  email: string
  name: string
  roles: string[]
  invitedById: string
  invitedBy: string
  expiresAt: Date
  /** The address signs in already: joins with that account instead of making one. */
  hasAccount: boolean
}

export type ResetLink = {
  id: string
  clinicId: string
  clinicName: string
  userId: string
  memberId: string
  email: string
  name: string
  expiresAt: Date
}

/** Null alike for a wrong link and for one that was used, revoked or has run out: nobody learns which. */
export const findInvitationLink = (token: string, address: string, now: Date) =>
  lookUp<InvitationLink>(
    `select invitation.id, invitation."clinicId", clinic.name as "clinicName", clinic."timeZone",
      invitation.email, invitation.name,
      invitation.roles, invitation."invitedById", inviter.name as "invitedBy", invitation."expiresAt",
      exists (select from "User" account where account.email = invitation.email) as "hasAccount"
    from "Invitation" invitation
    join "Clinic" clinic on clinic.id = invitation."clinicId" and clinic.active
    join "Member" inviter on inviter.id = invitation."invitedById" and inviter.active and 'admin' = any (inviter.roles)
    join "User" vouching on vouching.id = inviter."userId" and vouching."disabledAt" is null
    where invitation."tokenHash" = $1 and invitation."expiresAt" > $2 and invitation."acceptedAt" is null
      and invitation."revokedAt" is null`,
    token,
    address,
    now,
  )

/** What allowed the clinic to make the link has to hold when it is used: whoever joined elsewhere since is not its own. */
export const WORKS_ONLY_THERE = `not exists (
  select from "Member" other where other."userId" = reset."userId" and other."clinicId" <> reset."clinicId")`

export const findResetLink = (token: string, address: string, now: Date) =>
  lookUp<ResetLink>(
    `select reset.id, reset."clinicId", clinic.name as "clinicName", reset."userId", member.id as "memberId",
      account.email, member.name, reset."expiresAt"
    from "PasswordReset" reset
    join "Clinic" clinic on clinic.id = reset."clinicId" and clinic.active
    join "User" account on account.id = reset."userId" and account."disabledAt" is null
    join "Member" member on member."userId" = reset."userId" and member."clinicId" = reset."clinicId" and member.active
      and ${WORKS_ONLY_THERE}
    where reset."tokenHash" = $1 and reset."expiresAt" > $2 and reset."usedAt" is null and reset."revokedAt" is null`,
    token,
    address,
    now,
  )

async function lookUp<Row extends object>(
  sql: string,
  token: string,
  address: string,
  now: Date,
): Promise<Row | null> {
  // Taken first and given back for a right one; past the limit even that is not looked for.
  const taken = await take("links", address)
  if (!taken.allowed) return null
  const { rows } = await platformPool().query<Row>(sql, [tokenHashOf(token), now])
  if (rows[0]) await giveBack("links", address)
  return rows[0] ?? null
}

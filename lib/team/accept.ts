import type { ClientBase } from "pg"
import { fail } from "@/lib/errors"
import { newId } from "@/lib/ids"
import { announce } from "@/lib/live/announce"
import { parseInput } from "@/lib/operation"
import { inPlatform } from "@/lib/sessions/door"
import { checkSignIn, holdAccount, type Proved, startSession } from "@/lib/sessions/open"
import { hashPassword } from "@/lib/sessions/password"
import { recordSessionFact } from "@/lib/sessions/record"
import { refuseWeak } from "@/lib/sessions/strength"
import { findInvitationLink, type InvitationLink } from "@/lib/team/open-link"
import { AcceptInput } from "@/lib/team/schema"
import { now } from "@/lib/time"

export type FromLink = {
  token: string
  address: string
  userAgent: string | null
  requestId: string
  previousToken?: string
}
type Accepting = FromLink & { name: unknown; password: unknown; code: unknown }

/**
 * Joins the clinic that sent the link, with a new account or the one the address has, and opens a session there. A link
 * that does not count is `not_found`, whatever is the matter with it.
 */
export async function acceptInvitation(given: Accepting): Promise<{ token: string }> {
  const at = now()
  const link = (await findInvitationLink(given.token, given.address, at)) ?? fail("not_found")
  const account = link.hasAccount
    ? await checkSignIn({ ...given, email: link.email })
    : await join(link, given, at)
  if (link.hasAccount) await inPlatform((on) => enter(on, { ...given, link, account, name: link.name }, at))
  announce(link.clinicId, "invitation.accepted", link.id)
  const { token } = await startSession(account, { ...given, clinicId: link.clinicId })
  return { token }
}

async function join(link: InvitationLink, given: Accepting, at: Date): Promise<Proved> {
  const { name, password } = parseInput(AcceptInput, { name: given.name, password: given.password })
  refuseWeak("password", password, [name, link.name, link.email, link.clinicName])
  const passwordHash = await hashPassword(password)
  const userId = newId()
  await inPlatform(async (on) => {
    const { rowCount } = await on.query(
      `insert into "User" (id, email, name, "passwordHash", "passwordChangedAt", "createdAt")
      values ($1, $2, $3, $4, $5, $5) on conflict (email) do nothing`,
      [userId, link.email, name, passwordHash, at],
    )
    if (!rowCount)
      fail("conflict", { sentence: "This address has just got an account. Open the link again." })
    await enter(on, { ...given, link, account: { id: userId, passwordHash }, name }, at)
  })
  return { id: userId, passwordHash }
}

type Entering = { link: InvitationLink; account: Proved; name: string; requestId: string }

/** The link is spent and the membership made in one transaction, or neither. */
async function enter(on: ClientBase, { link, account, name, requestId }: Entering, at: Date): Promise<void> {
  // First, in the order in which using one locks: with it another clinic's admin could still set the password.
  await on.query(
    `update "PasswordReset" set "revokedAt" = $2 where "userId" = $1 and "usedAt" is null and "revokedAt" is null`,
    [account.id, at],
  )
  const { isPlatform } = await holdAccount(on, account)
  if (isPlatform)
    fail("wrong_state", {
      sentence: "You work for the platform. Ask the clinic to let you in under Access instead.",
    })
  const memberId = newId()
  const spent = await on.query<{ roles: string[] }>(
    `update "Invitation" set "acceptedAt" = $2, "memberId" = $3
    where id = $1 and "acceptedAt" is null and "revokedAt" is null and "expiresAt" > $2 returning roles`,
    [link.id, at, memberId],
  )
  const { roles } = spent.rows[0] ?? fail("not_found")
  const { rowCount } = await on.query(
    `insert into "Member" (id, "clinicId", "userId", name, roles, "createdAt")
    values ($1, $2, $3, $4, $5, $6) on conflict ("clinicId", "userId") do nothing`,
    [memberId, link.clinicId, account.id, name, roles, at],
  )
  if (!rowCount) fail("wrong_state", { sentence: "You are a member of this clinic already." })
  const who = { clinicId: link.clinicId, actor: `member:${memberId}`, actorName: name, requestId, at }
  await recordSessionFact(on, {
    ...who,
    name: "invitation.accepted",
    subjectType: "invitation",
    subjectId: link.id,
    after: { memberId },
  })
  await recordSessionFact(on, {
    ...who,
    name: "member.joined",
    subjectType: "member",
    subjectId: memberId,
    after: { roles },
  })
}

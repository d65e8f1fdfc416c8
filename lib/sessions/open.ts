import type { ClientBase } from "pg"
import { fail } from "@/lib/errors"
import { newId } from "@/lib/ids"
import { announce } from "@/lib/live/announce"
import { type Account, checkCredentials, toEmail } from "@/lib/sessions/credentials"
import { inPlatform } from "@/lib/sessions/door"
import { endSessions } from "@/lib/sessions/end"
import { recordSessionFact } from "@/lib/sessions/record"
import { CAREGIVER_IDLE_MS, MOST_SESSIONS, SESSION_LIFE_MS } from "@/lib/sessions/rules"
import { checkCode } from "@/lib/sessions/second-factor"
import { hashToken, isToken, newToken } from "@/lib/sessions/token"
import { addMs, now } from "@/lib/time"
import { networkOf } from "@/lib/web/request"

export type SignIn = {
  email: unknown
  password: unknown
  /** From the authenticator, or a recovery code; asked outside a demo. */
  code?: unknown
  address: string
  userAgent: string | null
  requestId: string
  /** The cookie the browser came with: that session ends, its token never lives on. */
  previousToken?: string
}

type Home = { memberId: string; name: string; clinicId: string }

/** Checks password and code and opens a session; returns the new token for the cookie. Throws like the two checks. */
export async function openSession(given: SignIn): Promise<{ token: string; userId: string }> {
  return startSession(await checkSignIn(given), given)
}

export async function checkSignIn(given: SignIn): Promise<Account> {
  const { address, requestId } = given
  const password = typeof given.password === "string" ? given.password : ""
  const account = await checkCredentials({ email: toEmail(given.email), password, address, requestId })
  await checkCode(account, given.code, requestId)
  return account
}

type Place = Pick<SignIn, "address" | "requestId" | "userAgent" | "previousToken"> & {
  /** Where to stand, if a member there; else where the person worked last. */
  clinicId?: string
}

/** An account with the password that was found right. */
export type Proved = Pick<Account, "id" | "passwordHash">

/** Locks the account and looks once more: a password set, or an account shut, since it was checked no longer counts. */
export async function holdAccount(on: ClientBase, account: Proved): Promise<{ isPlatform: boolean }> {
  const { rows } = await on.query<{ isPlatform: boolean }>(
    `select "isPlatform" from "User" where id = $1 and "passwordHash" = $2 and "disabledAt" is null for update`,
    [account.id, account.passwordHash],
  )
  return rows[0] ?? fail("wrong_credentials")
}

/** A session for who has proved to be this account's owner. */
export async function startSession(
  account: Proved,
  given: Place,
): Promise<{ token: string; userId: string }> {
  const { address, requestId } = given
  const token = newToken()
  const opened = await inPlatform(async (on) => {
    // Sign-ins of one user queue here, or two at once would both count four sessions.
    await holdAccount(on, account)
    const home = (await findHome(on, account.id, given.clinicId)) ?? fail("wrong_credentials")
    const by = { actor: `member:${home.memberId}`, actorName: home.name, requestId }
    await makeRoom(on, account.id, given.previousToken, by)
    const id = newId()
    const at = now()
    const network = networkOf(address)
    await on.query(
      `insert into "Session" (id, "userId", "tokenHash", "activeClinicId", "userAgent", network, "lastSeenAt",
        "expiresAt", "createdAt") values ($1, $2, $3, $4, $5, $6, $7, $8, $7)`,
      [
        id,
        account.id,
        hashToken(token),
        home.clinicId,
        given.userAgent?.slice(0, 300) ?? null,
        network,
        at,
        addMs(at, SESSION_LIFE_MS),
      ],
    )
    await recordSessionFact(on, {
      ...by,
      name: "session.opened",
      clinicId: home.clinicId,
      subjectType: "session",
      subjectId: id,
      after: { network },
      at,
    })
    return { id, clinicId: home.clinicId }
  })
  announce(opened.clinicId, "session.opened", opened.id)
  return { token, userId: account.id }
}

/** The clinic worked in last, else the first one joined; none: there is nothing to sign in to. */
async function findHome(on: ClientBase, userId: string, clinicId?: string): Promise<Home | undefined> {
  const { rows } = await on.query<Home>(
    `select member.id as "memberId", member.name, member."clinicId"
    from "Member" member join "Clinic" clinic on clinic.id = member."clinicId" and clinic.active
    where member."userId" = $1 and member.active and (member."endsAt" is null or member."endsAt" > $2)
    order by member."clinicId" is not distinct from $3::uuid desc, member."clinicId" is not distinct from (
      select "activeClinicId" from "Session" where "userId" = $1 order by "createdAt" desc, id desc limit 1
    ) desc, member."createdAt", member.id
    limit 1`,
    [userId, now(), clinicId ?? null],
  )
  return rows[0]
}

async function makeRoom(
  on: ClientBase,
  userId: string,
  previousToken: string | undefined,
  by: { actor: string; actorName: string; requestId: string },
): Promise<void> {
  const at = now()
  if (isToken(previousToken)) {
    await endSessions(on, `session."tokenHash" = $4`, [hashToken(previousToken)], "signed_out", by)
  }
  const mine = `session."userId" = $4`
  await endSessions(on, `${mine} and session."expiresAt" <= $5`, [userId, at], "expired", by)
  const idleSince = addMs(at, -CAREGIVER_IDLE_MS)
  await endSessions(on, `${mine} and session."lastSeenAt" <= $5`, [userId, idleSince], "idle", by)
  const surplus = `session.id in (
    select id from "Session" where "userId" = $4 and "endedAt" is null
    order by "createdAt" desc, id desc offset $5
  )`
  await endSessions(on, surplus, [userId, MOST_SESSIONS - 1], "too_many", by)
}

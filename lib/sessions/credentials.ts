import { platformPool } from "@/lib/db"
import { fail } from "@/lib/errors"
import { log } from "@/lib/log"
import { passwordMatches } from "@/lib/sessions/password"
import { recordSessionFact } from "@/lib/sessions/record"
import type { Enrolled } from "@/lib/sessions/second-factor"
import { giveBack, keyOf, take, tooMany, withinBudget } from "@/lib/sessions/throttle"
import { now } from "@/lib/time"
import { networkOf } from "@/lib/web/request"

export type Account = Enrolled & { passwordHash: string; disabledAt: Date | null }

type Try = { email: string; password: string; address: string; requestId: string }

export const toEmail = (given: unknown): string =>
  typeof given === "string" ? given.trim().toLowerCase().replaceAll("\u0000", "").slice(0, 254) : ""

// Tries at one account wait for one another: in parallel they would each take a point before the right one gives it back.
const queues = new Map<string, Promise<unknown>>()

function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
  const turn = (queues.get(key) ?? Promise.resolve()).then(work, work)
  queues.set(key, turn)
  const leave = () => {
    if (queues.get(key) === turn) queues.delete(key)
  }
  turn.then(leave, leave)
  return turn
}

/**
 * The account, when the password is right. Throws `wrong_credentials` alike for an unknown account, a disabled one and a
 * wrong password, after the same work; `too_many` with the seconds to wait when failures ran up.
 */
export function checkCredentials(tried: Try): Promise<Account> {
  return inTurn(tried.email, async () => {
    const mine = await take("account", tried.email)
    if (!mine.allowed) return tooMany(mine.retryAfterSeconds)
    const here = await take("address", tried.address)
    if (!here.allowed) {
      await giveBack("account", tried.email)
      return tooMany(here.retryAfterSeconds)
    }
    const account = await findAccount(tried.email)
    const matches = await passwordMatches(account?.passwordHash, tried.password)
    if (!account || !matches || account.disabledAt) {
      void recordFailure(tried, account, mine.used)
      return fail("wrong_credentials")
    }
    await Promise.all([giveBack("account", tried.email), giveBack("address", tried.address)])
    return account
  })
}

async function findAccount(email: string): Promise<Account | undefined> {
  const { rows } = await platformPool().query<Account>({
    name: "account-by-email",
    text: `select id, "passwordHash", "disabledAt", "totpSealed", "totpConfirmedAt" from "User" where email = $1`,
    values: [email],
  })
  return rows[0]
}

/**
 * The first failure of a quarter hour and the one that shuts the door; strangers share a budget of their own, so that
 * guessing cannot push real history out of sight. Not awaited by the answer, whose time must not tell accounts apart.
 */
async function recordFailure(tried: Try, account: Account | undefined, nth: number): Promise<void> {
  if (nth !== 1 && nth !== 10) return
  try {
    if (!account && !(await withinBudget("strangers", "all"))) return
    const clinicId = account ? await firstClinicOf(account.id) : null
    await recordSessionFact(platformPool(), {
      name: "session.refused",
      clinicId,
      actor: "system:sign-in",
      actorName: "sign-in",
      subjectType: account ? "user" : "stranger",
      subjectId: account?.id ?? keyOf(tried.email),
      after: { network: networkOf(tried.address), failures: nth },
      requestId: tried.requestId,
      at: now(),
    })
  } catch (error) {
    log.warn("session.refusal_unrecorded", { requestId: tried.requestId, error })
  }
}

async function firstClinicOf(userId: string): Promise<string | null> {
  const { rows } = await platformPool().query<{ clinicId: string }>(
    `select "clinicId" from "Member" where "userId" = $1 and active order by "createdAt", id limit 1`,
    [userId],
  )
  return rows[0]?.clinicId ?? null
}

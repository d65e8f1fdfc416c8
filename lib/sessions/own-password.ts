import { platformPool } from "@/lib/db"
import { AppError, fail } from "@/lib/errors"
import { type Account, checkCredentials } from "@/lib/sessions/credentials"

type Self = { email: string; network: string | null }

/** By what the caller signs in, and from where; throws `session_ended` when theirs is over. */
export async function readSelf(sessionId: string): Promise<Self> {
  const { rows } = await platformPool().query<Self>(
    `select account.email, session.network from "Session" session join "User" account on account.id = session."userId"
    where session.id = $1 and session."endedAt" is null`,
    [sessionId],
  )
  return rows[0] ?? fail("session_ended")
}

/** The caller's own password once more. Counts as a try at the account; a wrong one is said beside its field. */
export function checkOwnPassword(
  { email, network }: Self,
  { password, requestId, wrong }: { password: string; requestId: string; wrong: () => AppError },
): Promise<Account> {
  const tried = { email, password, address: `step-up ${network}`, requestId }
  return checkCredentials(tried).catch((error: unknown) => {
    throw error instanceof AppError && error.code === "wrong_credentials" ? wrong() : error
  })
}

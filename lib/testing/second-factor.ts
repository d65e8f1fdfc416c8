import { platformDb } from "@/lib/db"
import { resetEnv } from "@/lib/env"
import { seal } from "@/lib/seal"
import { codeAt, newSecret } from "@/lib/sessions/totp"
import { type MadeUser, makeUser } from "@/lib/testing/factory"
import { now } from "@/lib/time"

/** In a demo nobody is asked for a code; elsewhere everybody is. Tests begin outside. */
export function inDemo(yes: boolean): void {
  process.env.ROUNDS_DEMO = yes ? "1" : "0"
  resetEnv()
}

/** A user whose authenticator is in force; `code()` reads it. */
export async function makeGuardedUser(
  given: Partial<MadeUser> = {},
): Promise<MadeUser & { secret: string; code(at?: Date): string }> {
  const user = await makeUser(given)
  const secret = newSecret()
  await platformDb().user.update({
    where: { id: user.id },
    data: { totpSealed: seal(secret, user.id), totpConfirmedAt: now() },
  })
  return { ...user, secret, code: (at = now()) => codeAt(secret, at) }
}

import { hash, verify } from "@node-rs/argon2"
import { newToken } from "@/lib/sessions/token"

// argon2id (the package's default), 19 MiB, 2 passes, 1 lane: OWASP's first choice, 13 ms on a small machine.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
/** Longer is refused unread: hashing is for passwords, not for parcels. */
const LONGEST = 1_000

export const hashPassword = (password: string): Promise<string> => hash(password, COST)

let nobody: Promise<string> | undefined

/**
 * Costs the same whether the account exists or not: without a hash the password is held against one that nothing
 * matches.
 */
export async function passwordMatches(stored: string | undefined, password: string): Promise<boolean> {
  nobody ??= hashPassword(newToken())
  const against = stored ?? (await nobody)
  const matches = await verify(against, password.slice(0, LONGEST))
  return matches && stored !== undefined && password.length <= LONGEST
}

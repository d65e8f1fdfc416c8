import { createHmac } from "node:crypto"
import { RateLimiterPostgres, type RateLimiterRes } from "rate-limiter-flexible"
import { platformPool } from "@/lib/db"
import { env } from "@/lib/env"
import { AppError } from "@/lib/errors"
import { tn } from "@/lib/say"

/** Points and their window. Counted from the first one on; never a lock without an end. */
const LIMITS = {
  /** Failed tries of one account. */
  account: { points: 10, duration: 15 * 60 },
  /** Failed tries from one address. */
  address: { points: 100, duration: 60 * 60 },
  /** Wrong codes of one account's second factor. */
  code: { points: 5, duration: 15 * 60 },
  /** Unknown or dead links (invitations, password links) opened from one address. */
  links: { points: 60, duration: 60 * 60 },
  /** Readings of one calendar by its address; programs ask every few minutes, and several may. */
  calendar: { points: 60, duration: 10 * 60 },
  /** Audit rows of one session that changes its network. */
  moves: { points: 10, duration: 60 * 60 },
  /** Audit rows of one member's refused accesses. */
  refusals: { points: 30, duration: 60 * 60 },
  /** Audit rows of failed sign-ins that belong to no account, all together. */
  strangers: { points: 60, duration: 60 * 60 },
  /** Lead forms taken from one address and its wider network, and by one clinic; see lib/inbox/visitors.ts. */
  form: { points: 30, duration: 10 * 60 },
  form_net: { points: 120, duration: 10 * 60 },
  form_clinic: { points: 300, duration: 10 * 60 },
  /** Kept aside beyond that. */
  form_crowd: { points: 3_000, duration: 10 * 60 },
  /** Repeats of one address that take no turn. */
  form_again: { points: 10, duration: 10 * 60 },
  demo_form: { points: 600, duration: 60 },
  demo_crowd: { points: 6_000, duration: 60 },
  demo_again: { points: 600, duration: 60 },
} as const

type Limit = keyof typeof LIMITS

/** Anybody may run into these as often as they like: once over, the database is not asked again until the window ends. */
const OPEN_TO_ALL = /^(demo_|form(_|$))/

const holder = globalThis as { __roundsLimits?: Partial<Record<Limit, RateLimiterPostgres>> }

function limiter(limit: Limit): RateLimiterPostgres {
  holder.__roundsLimits ??= {}
  holder.__roundsLimits[limit] ??= new RateLimiterPostgres({
    ...LIMITS[limit],
    keyPrefix: limit,
    ...(OPEN_TO_ALL.test(limit) && { inMemoryBlockOnConsumed: LIMITS[limit].points + 1 }),
    // A thin front, so that the limiter outlives a pool that tests and restarts replace.
    storeClient: { query: (query: { text: string; values: unknown[] }) => platformPool().query(query) },
    storeType: "client",
    tableName: "Throttle",
    tableCreated: true,
    clearExpiredByTimeout: true,
  })
  return holder.__roundsLimits[limit]
}

/** E-mail and network addresses are counted under a keyed hash: the counters name nobody. */
export const keyOf = (of: string): string =>
  createHmac("sha256", env().NEXTAUTH_SECRET).update(`throttle ${of}`).digest("hex").slice(0, 32)

type Taken = { allowed: true; used: number } | { allowed: false; used: number; retryAfterSeconds: number }

/** By its shape: pages and routes are bundled apart, each with a copy of the class, but share the limiter. */
const isRefusal = (thrown: unknown): thrown is RateLimiterRes =>
  typeof thrown === "object" && thrown !== null && "msBeforeNext" in thrown && "consumedPoints" in thrown

/** Takes a point before the try, so that parallel tries cannot all pass the check; `giveBack` returns it. */
export async function take(limit: Limit, of: string): Promise<Taken> {
  try {
    const taken = await limiter(limit).consume(keyOf(of))
    return { allowed: true, used: taken.consumedPoints }
  } catch (refused) {
    if (!isRefusal(refused)) throw refused
    const retryAfterSeconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1000))
    return { allowed: false, used: refused.consumedPoints, retryAfterSeconds }
  }
}

export async function giveBack(limit: Limit, of: string): Promise<void> {
  await limiter(limit).reward(keyOf(of))
}

export const withinBudget = async (limit: Limit, of: string): Promise<boolean> =>
  (await take(limit, of)).allowed

/** Throws `too_many` with the wait in words. */
export function tooMany(retryAfterSeconds: number): never {
  const minutes = Math.ceil(retryAfterSeconds / 60)
  throw new AppError("too_many", {
    sentence: tn(
      minutes,
      "Too many tries. Try again in a minute.",
      "Too many tries. Try again in {n} minutes.",
    ),
    retryAfterSeconds,
  })
}

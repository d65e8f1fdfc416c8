import { platformInboxPool } from "@/lib/db"
import { env } from "@/lib/env"
import { fail } from "@/lib/errors"

const RATE_PER_SECOND = 300
const DEMO_RATE_PER_SECOND = 5_000
/** What one lease holds, as a part of a second's rate: so much may a server let through beyond the rate. */
const LEASE_PART = 10
/** A server that got less than it asked for leaves the bucket alone for so long. */
const MOST_PAUSE_MS = 1_000
const PATIENCE_MS = 1_500

export type Lease = { granted: number; wait: number }
type Ask = (key: string, perSecond: number, wanted: number) => Promise<Lease>
type Held = { left: number; asking?: Promise<void>; closedUntilMs: number; waitSeconds: number }

/**
 * Lets through what a bucket in Postgres allows. Portions of it are leased and topped up ahead of need, so that a
 * request seldom pays for a round trip; all servers together stay within the rate and one lease each.
 */
export function limiter(ask: Ask = askDatabase) {
  const held = new Map<string, Held>()

  /** 0: let through; otherwise seconds until the next would be. Throws when the bucket cannot be asked. */
  return async function take(key: string, perSecond: number): Promise<number> {
    const own = held.get(key) ?? { left: 0, closedUntilMs: 0, waitSeconds: 0 }
    held.set(key, own)
    const lease = Math.ceil(perSecond / LEASE_PART)
    while (own.left < 1) {
      if (performance.now() < own.closedUntilMs) return Math.max(1, Math.ceil(own.waitSeconds))
      await topUp(own, key, perSecond, lease)
    }
    own.left--
    const isLow = own.left < lease / 2
    // Without an answer the rest of the lease still counts; the next request asks again.
    if (isLow && performance.now() >= own.closedUntilMs) topUp(own, key, perSecond, lease).catch(() => {})
    return 0
  }

  function topUp(own: Held, key: string, perSecond: number, lease: number): Promise<void> {
    own.asking ??= ask(key, perSecond, lease)
      .then(({ granted, wait }) => {
        own.left += granted
        own.waitSeconds = wait
        const pauseMs = Math.max(wait, lease / perSecond) * 1_000
        if (granted < lease) own.closedUntilMs = performance.now() + Math.min(MOST_PAUSE_MS, pauseMs)
      })
      .finally(() => {
        own.asking = undefined
      })
    return own.asking
  }
}

async function askDatabase(key: string, perSecond: number, wanted: number): Promise<Lease> {
  const asked = platformInboxPool().query<Lease>({
    name: "lease_rate",
    text: "select granted, wait from lease_rate($1, $2, $3)",
    values: [key, perSecond, wanted],
  })
  const { rows } = await Promise.race([asked, tooLong()])
  return rows[0] ?? { granted: 0, wait: 1 }
}

function tooLong(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error("the rate could not be asked for in time")), PATIENCE_MS).unref()
  })
}

const take = limiter()

type Rate = { perSecond: number; sentence: string }

/** Throws `too_many` over the rate, and `unavailable` when nobody can say. */
export async function checkRate(key: string, { perSecond, sentence }: Rate = webhookRate()): Promise<void> {
  const retryAfterSeconds = await take(key, perSecond).catch((cause: unknown) =>
    fail("unavailable", { cause, retryAfterSeconds: 5 }),
  )
  if (retryAfterSeconds > 0) fail("too_many", { retryAfterSeconds, sentence })
}

/** Of a clinic's webhooks, or of a platform provider's. */
function webhookRate(): Rate {
  const { WEBHOOK_RATE_PER_SECOND, ROUNDS_DEMO } = env()
  const perSecond = WEBHOOK_RATE_PER_SECOND ?? (ROUNDS_DEMO ? DEMO_RATE_PER_SECOND : RATE_PER_SECOND)
  return { perSecond, sentence: "More than the clinic's rate." }
}

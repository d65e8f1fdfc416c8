import { inboxPool } from "@/lib/db"
import { wakeEngine } from "@/lib/engine/wake"
import { env } from "@/lib/env"
import { fail, isDatabaseLost } from "@/lib/errors"
import { newId } from "@/lib/ids"
import { announce } from "@/lib/live/announce"
import { log } from "@/lib/log"
import type { Item } from "@/lib/providers/provider"

export type Delivery = {
  clinicId: string
  provider: string
  /** Scheme and ordinal of the secret that matched: `meta#1`. */
  verifiedBy: string
  headers: readonly (readonly [string, string])[]
  body: Buffer
  receivedAt: Date
  items: readonly Item[]
}

export type Received = { id: string; duplicate: boolean }

const RETRY_AFTER_SECONDS = 5
/** Long enough for a kill to fall between the answer and the commit. */
const BROKEN_DELAY_MS = 300

/** Named, so that each connection plans the call once. */
const RECEIVE = {
  name: "receive_webhook",
  text: "select id, duplicate from receive_webhook($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13)",
}

/**
 * Commits a verified delivery and what must follow from it: one call, one transaction, one round trip. Answers per
 * item, in order. Throws `unavailable` when nothing can be promised: the provider must send again.
 */
export async function receive(delivery: Delivery): Promise<Received[]> {
  const { items } = delivery
  const ids = items.map(() => newId())
  // A failpoint: the crash test's checker must find what a receive loses that answers before it commits.
  if (env().ROUNDS_FAILPOINT === "ack-before-commit") {
    setTimeout(() => commit(delivery, ids).catch(() => {}), BROKEN_DELAY_MS)
    return ids.map((id) => ({ id, duplicate: false }))
  }
  try {
    return await commit(delivery, ids)
  } catch (error) {
    if (!isDatabaseLost(error)) log.error("inbox.receive_failed", { clinicId: delivery.clinicId, error })
    return fail("unavailable", { cause: error, retryAfterSeconds: RETRY_AFTER_SECONDS })
  }
}

async function commit(delivery: Delivery, ids: string[]): Promise<Received[]> {
  const { clinicId, provider, items, receivedAt } = delivery
  const { rows } = await inboxPool().query<Received>({
    ...RECEIVE,
    values: [
      clinicId,
      newId(),
      provider,
      delivery.verifiedBy,
      JSON.stringify(delivery.headers),
      delivery.body,
      receivedAt.toISOString(),
      ids,
      items.map((item) => item.key),
      items.map((item) => item.kind),
      items.map((item) => item.fate),
      items.map((item) => item.reason ?? null),
      items.map((item) => item.providerAt?.toISOString() ?? null),
    ],
  })
  if (rows.length !== items.length)
    throw new Error("receive_webhook answered for other items than it was given")
  if (items.some((item) => item.fate === "pending")) wakeEngine()
  // One subject for all: the ledger refreshes as a whole, and a burst must not become a burst of notices.
  announce(clinicId, "webhook.received", "inbox")
  return rows
}

import { platformPool } from "@/lib/db"
import { addMs, DAY_MS, now } from "@/lib/time"

export const BODY_DAYS = 90
const PER_WRITE = 500
/** A clinic's own sweep leaves what is of somebody whose request is open; the law gives that so long at most. */
const HELD_DAYS = 90

/**
 * Removes the raw bodies and headers of deliveries past their time of keeping; their counts stay. Of clinics that work here
 * their own sweep does it in time; what it left goes here. Answers how many.
 */
export async function pruneBodies(): Promise<number> {
  const before = addMs(now(), -BODY_DAYS * DAY_MS).toISOString()
  const atLast = addMs(now(), -(BODY_DAYS + HELD_DAYS) * DAY_MS).toISOString()
  let pruned = 0
  for (;;) {
    const { rowCount } = await platformPool().query(
      `update "WebhookDelivery" set body = null, headers = null where id in (
         select id from "WebhookDelivery" where "receivedAt" < $1 and body is not null
           and ("receivedAt" < $2 or "clinicId" is null or "clinicId" not in (select id from "Clinic" where active))
         limit $3)`,
      [before, atLast, PER_WRITE],
    )
    pruned += rowCount ?? 0
    if ((rowCount ?? 0) < PER_WRITE) return pruned
  }
}

import { platformPool } from "@/lib/db"
import { addMs, DAY_MS, now } from "@/lib/time"

export const BODY_DAYS = 90
const PER_WRITE = 500

/** Removes the raw bodies and headers of deliveries past their time of keeping; their counts stay. Answers how many. */
export async function pruneBodies(): Promise<number> {
  const before = addMs(now(), -BODY_DAYS * DAY_MS).toISOString()
  let pruned = 0
  for (;;) {
    const { rowCount } = await platformPool().query(
      `update "WebhookDelivery" set body = null, headers = null where id in (
         select id from "WebhookDelivery" where "receivedAt" < $1 and body is not null limit $2)`,
      [before, PER_WRITE],
    )
    pruned += rowCount ?? 0
    if ((rowCount ?? 0) < PER_WRITE) return pruned
  }
}

import { enginePool, platformDb } from "@/lib/db"
import { wakeEngine } from "@/lib/engine/wake"
import { log } from "@/lib/log"
import { addMs, HOUR_MS, MINUTE_MS, now } from "@/lib/time"

const WAITED_MS = 5 * MINUTE_MS
const GIVEN_UP_MS = 24 * HOUR_MS

/** What belongs to no clinic stays pending for ever no more than a clinic's: sent again where nothing stands behind it, dead after a day. */
export async function sweepPlatform(): Promise<{ sent: number; buried: number }> {
  const { rowCount } = await enginePool().query(
    `insert into engine.event (id, name, data, clinic_id)
     select event.id::text, 'webhook/received',
       json_build_object('clinicId', null, 'webhookEventId', event.id, 'provider', event.provider), null
     from "WebhookEvent" event
     where event."clinicId" is null and event.fate = 'pending' and event."receivedAt" < $1
       and not exists (select from engine.event sent where sent.id = event.id::text)
     on conflict (id) do nothing`,
    [addMs(now(), -WAITED_MS).toISOString()],
  )
  const { count } = await platformDb().webhookEvent.updateMany({
    where: { clinicId: null, fate: "pending", receivedAt: { lt: addMs(now(), -GIVEN_UP_MS) } },
    data: { fate: "dead", reason: "internal", finishedAt: now() },
  })
  const sent = rowCount ?? 0
  if (sent + count > 0) log.warn("inbox.swept_platform", { sent, buried: count })
  if (sent > 0) wakeEngine()
  return { sent, buried: count }
}

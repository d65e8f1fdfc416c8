import { enginePool } from "@/lib/db"
import { wakeEngine } from "@/lib/engine/wake"
import { log } from "@/lib/log"
import { addMs, MINUTE_MS, now } from "@/lib/time"

const WAITED_MS = 5 * MINUTE_MS

/**
 * Pending events that no outbox row stands behind: there should never be one, because both are written together.
 * Should a restore or a hand at the tables have parted them, this puts them back into work. Answers how many.
 */
export async function sweepPending(): Promise<number> {
  const { rowCount } = await enginePool().query(
    `insert into engine.event (id, name, data, clinic_id)
     select lost.outbox_id, 'webhook/received',
       json_build_object('clinicId', lost."clinicId", 'webhookEventId', lost.id, 'provider', lost.provider),
       lost."clinicId"
     from "Clinic" clinic
     cross join lateral (
       select event.*, event.id::text || case when event.replays > 0 then ':' || event.replays else '' end as outbox_id
       from "WebhookEvent" event
       where event."clinicId" = clinic.id and event.fate = 'pending' and event."receivedAt" < $1
     ) lost
     where not exists (select from engine.event sent where sent.id = lost.outbox_id)
     on conflict (id) do nothing`,
    [addMs(now(), -WAITED_MS).toISOString()],
  )
  const found = rowCount ?? 0
  if (found > 0) {
    log.warn("inbox.swept", { count: found })
    wakeEngine()
  }
  return found
}

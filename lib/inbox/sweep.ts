import { type ClinicInfo, systemCtx } from "@/lib/ctx"
import { enginePool } from "@/lib/db"
import { wakeEngine } from "@/lib/engine/wake"
import { buryEvent } from "@/lib/inbox/bury"
import { log } from "@/lib/log"
import { addMs, MINUTE_MS, now } from "@/lib/time"

const WAITED_MS = 5 * MINUTE_MS
/** A sweep's share; the next one goes on. */
const MOST_BURIED = 200

/** Pending for too long, with the id of the outbox row that stands, or should stand, behind each. */
const WAITING = `
  select event.*, event.id::text || case when event.replays > 0 then ':' || event.replays else '' end as outbox_id
  from "WebhookEvent" event
  where event."clinicId" = clinic.id and event.fate = 'pending' and event."receivedAt" < $1`

/** Nothing pending stays so for ever: says how many events were put back into work, and how many given up. */
export async function sweepPending(): Promise<{ sent: number; buried: number }> {
  const before = addMs(now(), -WAITED_MS).toISOString()
  return { sent: await sendLost(before), buried: await buryStranded(before) }
}

/**
 * Pending events that no outbox row stands behind: there should never be one, because both are written together.
 * Should a restore or a hand at the tables have parted them, this puts them back into work. What a paused connection
 * keeps back waits until it is resumed.
 */
async function sendLost(before: string): Promise<number> {
  const { rowCount } = await enginePool().query(
    `insert into engine.event (id, name, data, clinic_id)
     select lost.outbox_id, 'webhook/received',
       json_build_object('clinicId', lost."clinicId", 'webhookEventId', lost.id, 'provider', lost.provider),
       lost."clinicId"
     from "Clinic" clinic cross join lateral (${WAITING}) lost
     where not exists (select from engine.event sent where sent.id = lost.outbox_id)
       and not exists (
         select from "Connection" paused where paused."clinicId" = lost."clinicId"
           and paused.provider = lost.provider and paused."pausedAt" is not null
       )
     on conflict (id) do nothing`,
    [before],
  )
  const found = rowCount ?? 0
  if (found > 0) {
    log.warn("inbox.swept", { count: found })
    wakeEngine()
  }
  return found
}

type Stranded = ClinicInfo & { id: string; clinicId: string }

/**
 * Pending events whose run has ended without a word (cancelled, or its failure handler failed too), or that no
 * function took: dead, so that they are seen and replayed. One that is worked on after all is decided all the same.
 */
async function buryStranded(before: string): Promise<number> {
  const { rows } = await enginePool().query<Stranded>(
    `select stranded.id, clinic.id as "clinicId", clinic.slug, clinic.name, clinic."timeZone"
     from "Clinic" clinic cross join lateral (${WAITING}) stranded
     join engine.event sent on sent.id = stranded.outbox_id
     where sent.fanned_at < clock_timestamp() - $2::interval
       and not exists (
         select from engine.run run where run.event_id = sent.id and (
           run.finished_at is null
           or exists (select from engine.event told where told.id = 'failed:' || run.id and told.fanned_at is null)
           or exists (select from engine.run told where told.event_id = 'failed:' || run.id and told.finished_at is null)
           or exists (select from engine.run again where again.rerun_of = run.id and again.finished_at is null)
         )
       )
     limit $3`,
    [before, `${WAITED_MS} milliseconds`, MOST_BURIED],
  )
  let buried = 0
  for (const { id, clinicId, ...clinic } of rows) {
    try {
      await buryEvent(systemCtx(clinicId, clinic, "sweep-inbox"), { id, reason: "internal" })
      buried++
    } catch (error) {
      // One that cannot be buried must not keep the others from it.
      log.error("inbox.bury_failed", { clinicId, error })
    }
  }
  if (buried > 0) log.warn("inbox.buried", { count: buried })
  return buried
}

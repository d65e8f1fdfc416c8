import { type ClinicInfo, systemCtx } from "@/lib/ctx"
import { enginePool } from "@/lib/db"
import { log } from "@/lib/log"
import { giveUpMessage } from "@/lib/messaging/fail"
import { addMs, MINUTE_MS, now } from "@/lib/time"

const WAITED_MS = 15 * MINUTE_MS
/** A sweep's share; the next one goes on. */
const MOST = 200

type Stranded = ClinicInfo & { id: string; clinicId: string }

/**
 * Messages still queued though nothing is left that would send them: their run was cancelled, or ended without a word, or
 * no function took them. Whoever wrote them has to know. Says how many.
 */
export async function giveUpStranded(): Promise<{ givenUp: number }> {
  const { rows } = await enginePool().query<Stranded>(
    `select message.id, clinic.id as "clinicId", clinic.slug, clinic.name, clinic."timeZone"
     from "Message" message join "Clinic" clinic on clinic.id = message."clinicId"
     where message.status = 'queued' and message.direction = 'out' and message."statusAt" < $1
       and not exists (
         select from engine.event sent where sent.id in ('message.queued:' || message.id,
           'message.queued:' || message.id || ':' || (extract(epoch from message."statusAt") * 1000)::bigint)
         and (sent.fanned_at is null or exists (
           select from engine.run run where run.event_id = sent.id and (
             run.finished_at is null
             or exists (select from engine.run again where again.rerun_of = run.id and again.finished_at is null)
           )
         ))
       )
     order by message."statusAt" limit $2`,
    [addMs(now(), -WAITED_MS).toISOString(), MOST],
  )
  let givenUp = 0
  for (const { id, clinicId, ...clinic } of rows) {
    try {
      await giveUpMessage(systemCtx(clinicId, clinic, "sweep-inbox"), { messageId: id })
      givenUp += 1
    } catch (error) {
      // One that cannot be given up must not keep the others from it.
      log.error("messages.give_up_failed", { clinicId, error })
    }
  }
  if (givenUp > 0) log.warn("messages.given_up", { count: givenUp })
  return { givenUp }
}

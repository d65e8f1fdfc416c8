import { type ClinicInfo, systemCtx } from "@/lib/ctx"
import { enginePool } from "@/lib/db"
import { log } from "@/lib/log"
import { releaseMessage } from "@/lib/messaging/release"
import { addMs, MINUTE_MS, now } from "@/lib/time"

/** So long after its time a planned message should have been released by its own run. */
const LATE_MS = 2 * MINUTE_MS
/** A sweep's share; the next one goes on. */
const MOST = 500

type Due = ClinicInfo & { id: string; clinicId: string }

/** Releases planned messages whose time has passed and that no run released. The gate lists what is too late. Says how many. */
export async function releaseOverdue(): Promise<{ released: number }> {
  const { rows } = await enginePool().query<Due>(
    `select message.id, clinic.id as "clinicId", clinic.slug, clinic.name, clinic."timeZone"
     from "Message" message join "Clinic" clinic on clinic.id = message."clinicId"
     where message.status = 'scheduled' and message."sendAt" < $1 order by message."sendAt" limit $2`,
    [addMs(now(), -LATE_MS).toISOString(), MOST],
  )
  let released = 0
  for (const { id, clinicId, ...clinic } of rows) {
    try {
      const done = await releaseMessage(systemCtx(clinicId, clinic, "sweep-inbox"), { messageId: id })
      released += done.released ? 1 : 0
    } catch (error) {
      log.error("messages.release_failed", { clinicId, error })
    }
  }
  if (released > 0) log.warn("messages.released_late", { count: released })
  return { released }
}

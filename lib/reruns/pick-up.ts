import { z } from "zod"
import { type ClinicInfo, systemCtx } from "@/lib/ctx"
import { platformPool } from "@/lib/db"
import { log } from "@/lib/log"
import { command } from "@/lib/operation"
import { patienceMinutes } from "@/lib/reruns/engine"
import { FOLLOWER } from "@/lib/reruns/words"
import { addMs, MINUTE_MS } from "@/lib/time"

const MOST = 100
const LEAST_MINUTES = 5

/**
 * An action under way whose follower has ended before it, cancelled or out of tries, gets a new one: it starts what
 * still waits, and looks after the rest. A job's work; within its patience a second look starts no second follower.
 */
export const pickUpReruns = command({
  name: "reruns.pickUp",
  may: "runs.rerun",
  input: z.strictObject({}),
  async run({ ctx, tx }) {
    const patienceMs = Math.max(LEAST_MINUTES, patienceMinutes()) * MINUTE_MS
    const lost = await tx.$queryRaw<{ id: string }[]>`
      with followed as (
        select event.data ->> 'actionId' as id from engine.run run join engine.event event on event.id = run.event_id
        where run.clinic_id = ${ctx.clinicId}::uuid and run.status not in ('completed', 'failed', 'cancelled')
          and run.function_id = ${FOLLOWER}
        union all
        select data ->> 'actionId' from engine.event
        where fanned_at is null and name = 'rerun.started' and clinic_id = ${ctx.clinicId}::uuid
      )
      select action.id from "RerunAction" action
      where action."clinicId" = ${ctx.clinicId}::uuid and action.status in ('running', 'stopped')
        and action."finishedAt" is null and action."startedAt" < ${addMs(ctx.now, -patienceMs)}
        and not exists (select from followed where followed.id = action.id::text)
      order by action."createdAt" limit ${MOST}`
    const slot = Math.floor(ctx.now.getTime() / patienceMs)
    return {
      value: { pickedUp: lost.length },
      facts: [],
      events: lost.map(({ id }) => ({
        name: "rerun.started",
        id: `rerun:${id}:anew:${slot}`,
        data: { clinicId: ctx.clinicId, actionId: id },
      })),
    }
  },
})

/** Clinic by clinic: one that fails keeps none of the others waiting. */
export async function pickUpEverywhere(): Promise<{ pickedUp: number }> {
  const { rows } = await platformPool().query<ClinicInfo & { id: string }>(
    `select id, slug, name, "timeZone" from "Clinic" where active`,
  )
  let pickedUp = 0
  for (const { id, ...clinic } of rows) {
    try {
      pickedUp += (await pickUpReruns(systemCtx(id, clinic, "sweep-inbox"), {})).pickedUp
    } catch (error) {
      log.error("reruns.pick_up_failed", { clinicId: id, error })
    }
  }
  if (pickedUp > 0) log.warn("reruns.picked_up", { count: pickedUp })
  return { pickedUp }
}

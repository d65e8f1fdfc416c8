import { platformPool } from "@/lib/db"
import { addMs, DAY_MS, now } from "@/lib/time"

/** Writes to a CRM count for a day (lib/crm/person.ts); runs that show them are kept as long as this. */
const CRM_DAYS = 31
/** As long as inputs and outputs of runs. */
const INPUT_DAYS = 30
const CAUSE_DAYS = 180
const PER_WRITE = 2_000

/** Removes what was written to a CRM long ago. A message's effect stays: it is what keeps it from going out twice. */
export const pruneEffects = (): Promise<number> =>
  pruned(
    `delete from "Effect" where id in
       (select id from "Effect" where kind = 'crm_write' and "finishedAt" < $1 limit $2)`,
    CRM_DAYS,
  )

/** Forgets what a person changed in the events of runs that were run again; what came of them stays. */
export const pruneRerunInputs = (): Promise<number> =>
  pruned(
    `update "RerunItem" set input = null where id in
       (select id from "RerunItem" where input is not null and "createdAt" < $1 limit $2)`,
    INPUT_DAYS,
  )

/** Removes causes that are closed and that nothing has failed of for half a year. */
export const pruneCauses = (): Promise<number> =>
  pruned(
    `delete from engine.cause where id in
       (select id from engine.cause where state <> 'open' and last_at < $1 limit $2)`,
    CAUSE_DAYS,
  )

async function pruned(sql: string, days: number): Promise<number> {
  const before = addMs(now(), -days * DAY_MS)
  let removed = 0
  for (;;) {
    const { rowCount } = await platformPool().query(sql, [before, PER_WRITE])
    removed += rowCount ?? 0
    if ((rowCount ?? 0) < PER_WRITE) return removed
  }
}

import { platformPool } from "@/lib/db"
import { addMs, DAY_MS, now } from "@/lib/time"

/** The strip of a schedule shows 30 days. */
export const OCCASION_DAYS = 35
export const ALERT_DAYS = 90
/** As long as the alerts that most of them tell of. */
export const NOTICE_DAYS = 90
const PER_WRITE = 2_000

/** Removes occasions past their time of keeping; answers how many. */
export const pruneOccasions = (): Promise<number> =>
  pruned(
    `delete from "ScheduleOccasion" where id in
       (select id from "ScheduleOccasion" where state = any ($3) and "dueAt" < $1 limit $2)`,
    OCCASION_DAYS,
    [["expected", "dispatched", "skipped", "missed"]],
  )

/** Removes alerts that were cleared long ago; one that stands is never too old. */
export const pruneAlerts = (): Promise<number> =>
  pruned(
    `delete from "Alert" where id in
       (select id from "Alert" where state = 'cleared' and "clearedAt" < $1 limit $2)`,
    ALERT_DAYS,
  )

/**
 * Removes what was delivered, or kept quiet, long ago. What failed or may have left is for a person to see to and stays, and
 * so does the beginning of what still fires: its end is told where that was.
 */
export const pruneNotices = (): Promise<number> =>
  pruned(
    `delete from "OperationNotice" where id in
       (select notice.id from "OperationNotice" notice
        where notice.status in ('sent', 'kept', 'muted') and notice."createdAt" < $1
          and not exists (select from "Alert" alert
            where alert.state <> 'cleared' and notice.key = 'alert:' || alert.id || ':firing') limit $2)`,
    NOTICE_DAYS,
  )

async function pruned(sql: string, days: number, more: readonly unknown[] = []): Promise<number> {
  const before = addMs(now(), -days * DAY_MS)
  let removed = 0
  for (;;) {
    const { rowCount } = await platformPool().query(sql, [before, PER_WRITE, ...more])
    removed += rowCount ?? 0
    if ((rowCount ?? 0) < PER_WRITE) return removed
  }
}

import type { ScheduleEntry } from "./schedule-entry"

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** However many were missed, one makes up for all. */
const ONCE = { per: "platform", catchUp: "once", built: true } as const

export const BACKUP_SCHEDULES = [
  {
    id: "backup",
    aliases: ["nightly-backup"],
    functionId: "backup",
    pattern: "0 2 * * *",
    ...ONCE,
    tooLateMs: 20 * HOUR,
    lateAfterMs: 5 * MINUTE,
    words: "Backs the database up: 7 daily, 4 weekly and 3 monthly copies are kept.",
  },
  {
    id: "sweep-backups",
    aliases: ["backup-sweep"],
    functionId: "sweep-backups",
    pattern: "*/10 * * * *",
    ...ONCE,
    tooLateMs: HOUR,
    lateAfterMs: 3 * MINUTE,
    words: "Ends backups and drills that were interrupted, and finds copies that nothing here knows of.",
  },
  {
    id: "restore-drill",
    aliases: ["restore-test"],
    functionId: "restore-drill",
    pattern: "0 5 * * 6",
    ...ONCE,
    tooLateMs: 72 * HOUR,
    lateAfterMs: 10 * MINUTE,
    words: "Proves the newest backup by restoring it beside the live database.",
  },
] as const satisfies readonly ScheduleEntry[]

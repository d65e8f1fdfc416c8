import { DAY_MS } from "@/lib/time"

/** Who works with Rounds is told this long before. */
export const NOTICE_BEFORE_MS = DAY_MS
/** The monthly one is made this long ahead. */
export const MADE_AHEAD_MS = 35 * DAY_MS
export const LONGEST_WINDOW_MS = DAY_MS
export const MAINTENANCE_PAGE = 12

/** What the monthly window is for; drawn through t(). */
export const MONTHLY_CHECKS = [
  "Security patches of the hosts and of PostgreSQL",
  "VACUUM and ANALYZE of what grew",
  "Rotation of the logs, and a look at the disk",
  "A backup restored for proof: see Backups",
] as const

export const MONTHLY_TITLE = "Monthly maintenance"

import type { Firing } from "@/lib/alerts/count-firing"
import type { LeadsToday } from "@/lib/leads/schema"
import type { TaskCounts, TaskRow } from "@/lib/tasks/schema"

/** A part is null where the role may not see it. */
export type Today = {
  leads: LeadsToday | null
  tasks: { counts: TaskCounts; rows: TaskRow[] } | null
  /** How many requests wait for this person's decision. */
  approvals: number | null
  /** Providers that should have called by now. */
  silent: { id: string; provider: string; silentSince: string }[] | null
  /** Alerts that fire and nobody looks into. */
  alerts: Firing | null
  software: {
    failedRuns: number
    /** Functions with failures in the last 24 hours, worst first. */
    failing: { id: string; failed: number; total: number }[]
    runs: number
  } | null
  webhooks: {
    /** Over the last 24 hours; what needs a person, whenever it came. */
    addsUp: boolean
    received: number
    pending: number
    quarantined: number
    dead: number
    /** Each provider's last delivery within the day. */
    providers: { provider: string; received: number; lastAt: string | null }[]
  } | null
}

import type { Role } from "@/lib/can"
import type { Preferences } from "@/lib/notifications/schema"
import { addMs, DAY_MS, fromWallClock, HOUR_MS, wallClock } from "@/lib/time"

/** What a member chooses by: kinds that matter alike. */
export const GROUPS = ["urgent", "hot", "tasks", "approvals", "access", "alerts", "reports", "other"] as const
export type Group = (typeof GROUPS)[number]

/** Beside the console itself, which always tells. */
export const WAYS = ["push", "email"] as const
export type Way = (typeof WAYS)[number]
export const CHANNELS = ["in_app", "push", "email"] as const
export type Channel = (typeof CHANNELS)[number]

const GROUP_OF: Readonly<Record<string, Group>> = {
  hot_lead: "hot",
  lead_assigned: "hot",
  lead_suggested: "hot",
  task_assigned: "tasks",
  conversation_assigned: "tasks",
  conversation_mention: "tasks",
  conversation_woken: "tasks",
  approval_decided: "approvals",
  break_glass: "access",
  alert_fired: "alerts",
  alert_resolved: "alerts",
  incident_told: "alerts",
  maintenance_told: "alerts",
  backup_told: "alerts",
  deployment_told: "alerts",
  weekly_report: "reports",
}

export const groupOf = (kind: string): Group =>
  kind.startsWith("urgent") ? "urgent" : (GROUP_OF[kind] ?? "other")

const BY_DEFAULT: Record<Group, (roles: readonly Role[]) => Record<Way, boolean>> = {
  urgent: () => ({ push: true, email: true }),
  hot: () => ({ push: true, email: false }),
  tasks: () => ({ push: false, email: false }),
  approvals: () => ({ push: true, email: false }),
  access: (roles) => ({ push: roles.includes("admin"), email: roles.includes("admin") }),
  alerts: (roles) => ({ push: roles.includes("operator"), email: roles.includes("admin") }),
  reports: () => ({ push: false, email: true }),
  other: () => ({ push: false, email: false }),
}

/** As the member chose, the rest as their roles suggest. */
export function chosenWays(
  { ways }: Preferences,
  group: Group,
  roles: readonly Role[],
): Record<Way, boolean> {
  return { ...BY_DEFAULT[group](roles), ...ways[group] }
}

/** When the quiet that holds at `at` ends, in the clinic's zone; null: nothing is quiet. */
export function quietUntil({ quiet }: Preferences, at: Date, timeZone: string): Date | null {
  if (!quiet.on || quiet.from === quiet.to) return null
  const day = wallClock(at, timeZone).slice(0, 10)
  const time = wallClock(at, timeZone).slice(11)
  const overnight = quiet.from > quiet.to
  const isQuiet = overnight ? time >= quiet.from || time < quiet.to : time >= quiet.from && time < quiet.to
  if (!isQuiet) return null
  const endsTomorrow = overnight && time >= quiet.from
  const endDay = endsTomorrow ? wallClock(addMs(at, DAY_MS), timeZone).slice(0, 10) : day
  return fromWallClock(`${endDay}T${quiet.to}`, timeZone)
}

/** Held for longer than this after its hour it would only surprise. */
export const TOO_LATE_MS = 12 * HOUR_MS

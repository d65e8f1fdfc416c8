import type { Firing } from "@/lib/alerts/count-firing"
import type { FailingCause } from "@/lib/causes/schema"
import type { HandoverToday } from "@/lib/handover/schema"
import type { LeadsToday } from "@/lib/leads/schema"
import type { TaskCounts, TaskRow } from "@/lib/tasks/schema"
import type { TaskKind } from "@/lib/tasks/words"
import type { CaseRow } from "@/lib/urgent/schema"

export type Gap = { duty: "supervisor" | "manager" | "doctor"; from: string; isNow: boolean }
export type Machine = {
  /** Schedules missed in the last day. */
  missed: number
  /** Null for who looks after one clinic alone. */
  queue: { due: number; oldestSeconds: number | null } | null
}
export type Trust = {
  reviews: number
  glass: number
  /** In the last seven days. */
  exports: number
  /** In the last day. */
  refused: number
  verifiedAt: string | null
  isSound: boolean | null
}

/** What stands around the board, drawn by the server. A part is null where the role may not see it, or it is not theirs. */
export type Beside = {
  urgent: CaseRow[] | null
  handover: HandoverToday | null
  kinds: Partial<Record<TaskKind, number>> | null
  gaps: Gap[] | null
  /** Names of colleagues whom neither mail nor push reaches. */
  unreachable: string[] | null
  machine: Machine | null
  trust: Trust | null
}

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
    /** Of what they failed in that time, the most first. */
    causes: FailingCause[]
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

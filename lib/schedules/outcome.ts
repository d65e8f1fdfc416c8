import { Prisma } from "@/lib/generated/prisma/client"
import type { OccasionRow } from "@/lib/schedules/schema"
import type { Outcome } from "@/lib/schedules/words"

/** What became of an occasion, as SQL over "ScheduleOccasion": the worst that is true of it. */
export const OUTCOME_SQL = Prisma.sql`case
  when "wasMissed" then 'missed'
  when state = 'skipped' and reason = 'paused' then 'paused'
  when state = 'skipped' then 'skipped'
  when state = 'expected' then 'expected'
  when "isDouble" then 'double'
  when "runStatus" = 'failed' then 'failed'
  when "isOverlapped" then 'overlapped'
  when "isLate" then 'late'
  when "isManual" then 'by_hand'
  when "runStatus" in ('completed', 'cancelled') then 'on_time'
  else 'running' end`

export type StoredOccasion = {
  id: string
  scheduleId: string
  dueAt: Date
  outcome: Outcome
  isManual: boolean
  isCaughtUp: boolean
  reason: string | null
  note: string | null
  requestedById: string | null
  dispatchedAt: Date | null
  startedAt: Date | null
  finishedAt: Date | null
  runId: string | null
  runStatus: string | null
  runs: number
}

export const OCCASION_COLUMNS = Prisma.sql`id, "scheduleId", "dueAt", ${OUTCOME_SQL} as outcome, "isManual",
  "isCaughtUp", reason, note, "requestedById", "dispatchedAt", "startedAt", "finishedAt", "runId", "runStatus", runs`

const iso = (at: Date | null) => at?.toISOString() ?? null

/** `names`: members of the viewer's own clinic. The words of another clinic's people stay there. */
export function toOccasionRow(
  one: StoredOccasion,
  names: ReadonlyMap<string, string>,
  isOwn: boolean,
): OccasionRow {
  const { id, outcome, isManual, isCaughtUp, reason, runId, runStatus, runs } = one
  return {
    id,
    outcome,
    isManual,
    isCaughtUp,
    reason,
    runId,
    runStatus,
    runs,
    note: isOwn ? one.note : null,
    requestedBy: one.requestedById ? (names.get(one.requestedById) ?? null) : null,
    dueAt: one.dueAt.toISOString(),
    dispatchedAt: iso(one.dispatchedAt),
    startedAt: iso(one.startedAt),
    finishedAt: iso(one.finishedAt),
  }
}

import type { Tx } from "@/lib/db"
import type { RunAttempt, RunLink, RunStep } from "@/lib/jobs/schema"
import { iso, toRunError } from "@/lib/jobs/to-row"
import type { StepStatus } from "@/lib/jobs/words"

/** What a page shows of one output; the rest is in the database. */
const OUTPUT_SHOWN = 4_000

type StoredStep = {
  id: string
  name: string
  kind: string
  status: StepStatus
  attempt: number
  startedAt: Date | null
  finishedAt: Date | null
  dueAt: Date | null
  error: unknown
  output: string | null
  keptFrom: string | null
  isRace: boolean
  wait: RunStep["wait"]
  timedOut: boolean
}

type StoredAttempt = {
  stepId: string
  attempt: number
  outcome: "retry" | "failed" | "died"
  startedAt: Date | null
  finishedAt: Date
  error: unknown
}

/** Tries that did not succeed, by step; '' is the function's own call. */
export type Attempts = ReadonlyMap<string, RunAttempt[]>

export async function readAttempts(tx: Tx, runId: string, masked: boolean): Promise<Attempts> {
  const rows = await tx.$queryRaw<StoredAttempt[]>`
    select step_id as "stepId", attempt, outcome, started_at as "startedAt", finished_at as "finishedAt", error
    from engine.attempt where run_id = ${runId}::uuid order by id`
  const byStep = new Map<string, RunAttempt[]>()
  for (const { stepId, ...row } of rows) {
    const one = {
      ...row,
      startedAt: iso(row.startedAt),
      finishedAt: iso(row.finishedAt),
      error: toRunError(row.error, masked),
    }
    byStep.set(stepId, [...(byStep.get(stepId) ?? []), one])
  }
  return byStep
}

export const ownAttempts = (attempts: Attempts): RunAttempt[] => attempts.get("") ?? []

export async function readSteps(
  tx: Tx,
  runId: string,
  attempts: Attempts,
  masked: boolean,
  shown: (output: string | null) => string | null,
  invoked: ReadonlyMap<string, RunLink>,
): Promise<RunStep[]> {
  const rows = await tx.$queryRaw<StoredStep[]>`
    select step.id, step.name, step.kind, step.status, step.attempt, step."finishedAt", step."dueAt",
      case when step.kind in ('sleep', 'waitForEvent', 'invoke') then coalesce(step."startedAt", step."createdAt")
        else step."startedAt" end as "startedAt",
      step.error, left(stored.output::text, ${OUTPUT_SHOWN}::int) as output, step."keptFrom", stored.race as "isRace",
      step.kind = 'waitForEvent' and coalesce(json_typeof(stored.output), 'null') = 'null' as "timedOut",
      (
        select json_build_object('eventName', wait.event_name, 'expression', wait.expression) from engine.wait
        where wait.run_id = step."runId" and wait.step_id = step.id and wait.kind = 'event' limit 1
      ) as wait
    from "Step" step join engine.step stored on stored.run_id = step."runId" and stored.id = step.id
    where step."runId" = ${runId}::uuid
    order by coalesce(step."startedAt", step."createdAt"), step.seq nulls last, step.id`
  return rows.map(({ attempt, ...row }) => ({
    ...row,
    startedAt: iso(row.startedAt),
    finishedAt: iso(row.finishedAt),
    dueAt: iso(row.dueAt),
    error: toRunError(row.error, masked),
    output: shown(row.output),
    child: invoked.get(row.id) ?? null,
    attempts: [...(attempts.get(row.id) ?? []), ...succeeded(row, attempt)],
  }))
}

/** The try that ended well is the step itself. */
function succeeded(row: Omit<StoredStep, "attempt">, attempt: number): RunAttempt[] {
  if (row.status !== "completed") return []
  return [
    {
      attempt,
      outcome: "completed",
      startedAt: iso(row.startedAt),
      finishedAt: iso(row.finishedAt),
      error: null,
    },
  ]
}

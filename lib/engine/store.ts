import type pg from "pg"
import type { PlannedRun } from "./planned"
import { type Moved, opsStatements } from "./store-ops"
import type { Claimed, EventRow, RememberedStep, StepWrite } from "./types"
import { endOf, onTheWay, type Write } from "./write-rows"

export type Store = ReturnType<typeof createStore>

/** The engine's statements. Each is one round trip and one transaction; the work is in the migration's functions. */
export function createStore(
  pool: pg.Pool,
  workerId: string,
  leaseMs: number,
  isForLeftovers = false,
  onMoved?: (run: Moved) => void,
) {
  const lease = `${leaseMs} milliseconds`
  const ask = async <Row extends pg.QueryResultRow>(name: string, text: string, values: unknown[]) =>
    (await pool.query<Row>({ name: `engine_${name}`, text, values })).rows

  return {
    ...opsStatements(ask, workerId, onMoved),

    async waitingEvents(limit: number): Promise<EventRow[]> {
      const text = `select id, name, data::text as data, clinic_id as "clinicId",
          only_function as "onlyFunction", rerun_of as "rerunOf",
          rerun_from as "rerunFrom", rerun_action as "rerunAction", trace
        from engine.event where fanned_at is null and (not $2 or name like 'inngest/%') order by created_at limit $1`
      return ask<EventRow>("waiting_events", text, [limit, isForLeftovers])
    },

    async fanOut(eventIds: readonly string[], runs: readonly PlannedRun[]): Promise<number> {
      const text = "select engine.fan_out($1::text[], $2::json) as made"
      const rows = await ask<{ made: number }>("fan_out", text, [eventIds, JSON.stringify(runs)])
      return rows[0]?.made ?? 0
    },

    /** An event that no run can be made of. */
    async setAside(event: EventRow): Promise<void> {
      const text = `with gone as (
          update engine.event set fanned_at = clock_timestamp() where id = $1 and fanned_at is null returning id
        )
        insert into engine.skipped (function_id, event_id, clinic_id, because)
        select $2, id, $3::uuid, 'unreadable' from gone`
      await ask("set_aside", text, [event.id, event.onlyFunction ?? "", event.clinicId])
    },

    async insertEvents(
      events: readonly { id: string; name: string; data: string; clinicId: string | null }[],
      trace?: string,
    ) {
      const text = `insert into engine.event (id, name, data, clinic_id, trace)
        select *, $5 from unnest($1::text[], $2::text[], $3::json[], $4::uuid[]) on conflict (id) do nothing`
      const columns = [
        events.map((one) => one.id),
        events.map((one) => one.name),
        events.map((one) => one.data),
        events.map((one) => one.clinicId),
        trace ?? null,
      ]
      await ask("insert_events", text, columns)
    },

    async claim(limit: number): Promise<Claimed[]> {
      const rows = await ask<ClaimRow>("claim", "select * from engine.claim($1, $2, $3::interval)", [
        workerId,
        limit,
        lease,
      ])
      return rows.map(toClaimed)
    },

    /** Of those with a priority alone. */
    async claimUrgent(limit: number): Promise<Claimed[]> {
      const rows = await ask<ClaimRow>(
        "claim_urgent",
        "select * from engine.claim_urgent($1, $2, $3::interval)",
        [workerId, limit, lease],
      )
      return rows.map(toClaimed)
    },

    /** Ids of the jobs still held. */
    async heartbeat(jobs: readonly { jobId: string; lease: number }[]): Promise<Set<string>> {
      const text = "select engine.heartbeat($1, $2::bigint[], $3::integer[], $4::interval) as id"
      const values = [workerId, jobs.map((job) => job.jobId), jobs.map((job) => job.lease), lease]
      return new Set((await ask<{ id: string }>("heartbeat", text, values)).map((row) => row.id))
    },

    /** What this worker leaves unfinished when it is told to stop is no death of its jobs. */
    async release(): Promise<void> {
      await ask("release", "update engine.job set worker = null where worker = $1", [workerId])
    },

    /** False: the lease is lost. */
    async checkpoint(jobId: string, held: number, steps: readonly StepWrite[]): Promise<boolean> {
      const text = `select engine.checkpoint($1, $2, $3, $4::text[], $5::text[], $6::text[], $7::json[],
        $8::timestamptz[], $9::timestamptz[]) as kept`
      const rows = await ask<{ kept: boolean }>("checkpoint", text, [
        jobId,
        held,
        workerId,
        steps.map((step) => step.id),
        steps.map((step) => step.name),
        steps.map((step) => step.op),
        steps.map((step) => step.output),
        steps.map((step) => step.startedAt),
        steps.map((step) => step.finishedAt),
      ])
      return rows[0]?.kept ?? false
    },

    /**
     * Several calls' writes at once. For each by its place: true where it was kept; what is absent was not written, and
     * is to be asked for alone.
     */
    async writeMany(writes: readonly Write[]): Promise<Map<number, boolean>> {
      const steps = writes.flatMap((write, nth) => (write.end ? [] : onTheWay(write, nth)))
      const ends = writes.flatMap((write, nth) => (write.end ? [endOf(write, write.end, nth)] : []))
      const text = "select nth, said from engine.write_many($1, $2::json, $3::json)"
      const rows = await ask<{ nth: number; said: string }>("write_many", text, [
        workerId,
        steps.length > 0 ? JSON.stringify(steps) : null,
        JSON.stringify(ends),
      ])
      return new Map(rows.map(({ nth, said }) => [nth, said === "ok"]))
    },

    async peek(offsetMs: number): Promise<Peek> {
      const text = `select events, jobs, sleeps, crons, next_ms as "nextMs" from engine.peek($1::interval)`
      const [row] = await ask<Peek>("peek", text, [`${offsetMs} milliseconds`])
      return row ?? { events: false, jobs: false, sleeps: false, crons: false, nextMs: null }
    },
  }
}

export type Peek = {
  events: boolean
  jobs: boolean
  sleeps: boolean
  crons: boolean
  /** Until the next thing is due. */
  nextMs: number | null
}

type ClaimRow = {
  job_id: string
  lease: number
  kind: "enter" | "step"
  step_id: string
  attempt: number
  deaths: number
  claimed_at: Date
  run_id: string
  function_id: string
  max_attempts: number
  clinic_id: string | null
  event_id: string
  event_name: string
  event_data: string | null
  event_at: Date | null
  trace: string | null
  steps: string | null
}

function toClaimed(row: ClaimRow): Claimed {
  return {
    jobId: row.job_id,
    lease: row.lease,
    kind: row.kind,
    stepId: row.step_id,
    attempt: row.attempt,
    deaths: row.deaths,
    claimedAt: row.claimed_at,
    runId: row.run_id,
    functionId: row.function_id,
    maxAttempts: row.max_attempts,
    clinicId: row.clinic_id,
    trace: row.trace,
    event: {
      id: row.event_id,
      name: row.event_name,
      data: JSON.parse(row.event_data ?? "{}"),
      ts: (row.event_at ?? row.claimed_at).getTime(),
    },
    steps: row.steps ? (JSON.parse(row.steps) as RememberedStep[]) : [],
  }
}

import type pg from "pg"
import type { Cause } from "./types"

/** A run of a server's as its own row is made of it. */
export type LedgerRun = {
  id: string
  external_id: string
  function_id: string
  event_id: string
  event_name: string
  /** JSON text, as all that functions and events hold. */
  event_data: string
  clinic_id: string | null
  subject_id: string | null
  patient_id: string | null
  provider: string | null
  schedule_id: string | null
  occasion_id: string | null
  attempt: number
  max_attempts: number
  rerun_of: string | null
  rerun_from: string | null
  rerun_action: string | null
  /** Who invoked it, and by which step. */
  parent_run_id: string | null
  parent_step_id: string | null
  release_sha: string
  trace: string | null
  created_at: string | null
  /** What the server remembers of it. */
  steps: readonly { id: string; output: string | null; error: string | null }[]
}

export type Seen = {
  status: "running" | "completed" | "failed" | "cancelled"
  /** Remembered by the server, but not in our rows: their writing was lost. */
  missing: readonly string[]
  /** Done by the run this one repeats. */
  kept: readonly { id: string; output: unknown }[]
  trace: string | null
}

export type LedgerStep = {
  id: string
  name: string | null
  op: string
  state: "open" | "retry" | "done"
  attempt: number
  output: string | null
  error: string | null
  started_at: Date | null
  finished_at: Date | null
  due_at: Date | null
  race: boolean
}

export type LedgerEnd = "completed" | "failed" | "cancelled"

export type LedgerWrite = {
  id: string
  steps: readonly LedgerStep[]
  tried: readonly { step_id: string; attempt: number; outcome: "retry" | "failed"; error: string | null }[]
  attempt: number
  end: LedgerEnd | null
  ended_at?: string | null
  because?: string
  output: string | null
  error: string | null
  cause?: Cause | null
}

/** `ended`: by this very write. */
export type Settled = { found: boolean; moved: boolean; ended: boolean; clinic_id: string | null }

export type SilentRun = {
  id: string
  externalId: string
  functionId: string
  clinicId: string | null
  heardAt: Date
}

/** The ledger's statements; each is one round trip, and told twice it changes nothing. */
export function createLedgerStore(pool: pg.Pool) {
  return {
    async seen(run: LedgerRun): Promise<Seen> {
      const { rows } = await pool.query<{ said: Partial<Seen> }>({
        name: "ledger_seen",
        text: "select engine.ledger_seen($1::json) as said",
        values: [JSON.stringify(run)],
      })
      const { status = "running", missing, kept, trace = null } = rows[0]?.said ?? {}
      return { status, missing: missing ?? [], kept: kept ?? [], trace }
    },

    async settle(write: LedgerWrite): Promise<Settled> {
      const { rows } = await pool.query<{ said: Settled }>({
        name: "ledger_settle",
        text: "select engine.ledger_settle($1::json) as said",
        values: [JSON.stringify(write)],
      })
      return rows[0]?.said ?? { found: false, moved: false, ended: false, clinic_id: null }
    },

    /** What a run's failure is told apart by. */
    async failureGround(runId: string) {
      type Ground = { provider: string | null; steps: { id: string; name: string; error: string }[] | null }
      const text = `select provider, (
          select json_agg(json_build_object('id', id, 'name', name, 'error', error::text) order by seq nulls last)
          from engine.step where run_id = run.id and error is not null
        ) as steps from engine.run where id = $1`
      const [row] = (await pool.query<Ground>(text, [runId])).rows
      return { provider: row?.provider ?? null, steps: row?.steps ?? [] }
    },

    async silent(silentMs: number, limit: number): Promise<SilentRun[]> {
      const text = `select id, external_id as "externalId", function_id as "functionId", clinic_id as "clinicId",
        heard_at as "heardAt" from engine.ledger_silent($1::interval, $2)`
      return (await pool.query<SilentRun>(text, [`${silentMs} milliseconds`, limit])).rows
    },

    /** The server says it goes on. */
    async heard(ids: readonly string[]): Promise<void> {
      const text = `update engine.run set heard_at = clock_timestamp(), unheard_since = null
        where id = any ($1) and finished_at is null`
      if (ids.length > 0) await pool.query(text, [ids])
    },

    /** Nobody can say what became of them. They are looked at again after the same time. */
    async unheard(ids: readonly string[]): Promise<void> {
      const text = `update engine.run set unheard_since = coalesce(unheard_since, heard_at), heard_at = clock_timestamp()
        where id = any ($1) and finished_at is null`
      if (ids.length > 0) await pool.query(text, [ids])
    },
  }
}

export type LedgerStore = ReturnType<typeof createLedgerStore>

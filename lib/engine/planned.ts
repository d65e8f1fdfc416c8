/** A run as `engine.fan_out` takes it: the columns of `engine.planned`; what is absent is null. */
export type PlannedRun = {
  id: string
  function_id: string
  event_id: string
  event_name: string
  max_attempts: number
  release_sha: string
  clinic_id?: string | null
  subject_id?: string | null
  patient_id?: string | null
  provider?: string | null
  schedule_id?: string | null
  occasion_id?: string | null
  rerun_of?: string | null
  rerun_from?: string | null
  rerun_action?: string | null
  trace?: string
  parent_run_id?: string
  parent_step_id?: string
  /** The option `idempotency`. */
  key?: string
  gate?: string
  gate_limit?: number
  priority?: number
  rate_key?: string
  rate_limit?: number
  rate_ms?: number
  debounce_key?: string
  debounce_ms?: number
  debounce_most_ms?: number
  singleton_key?: string
  singleton_mode?: "skip" | "cancel"
  /** No run, and why. */
  skip?: "clinic" | "function"
  waits?: readonly unknown[]
  timeouts?: { start?: string; finish?: string }
}

/** Whom and what an event is about. */
export type About = {
  subjectId: string | null
  patientId: string | null
  provider: string | null
  scheduleId: string | null
  occasionId: string | null
}

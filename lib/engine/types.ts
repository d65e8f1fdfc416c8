import type { Match } from "./wait-match"

/** A function as the embedded engine knows it, read from the SDK's own registration payload. */
export type EngineFunction = {
  /** The developer's id, without the app's prefix: what runs are listed by. */
  id: string
  /** `<app>-<id>`: what the wire calls it. */
  wireId: string
  triggers: readonly EventTrigger[]
  /** Cron expressions, with an optional `TZ=Zone ` before them. */
  schedules: readonly string[]
  maxAttempts: number
  /** CEL over the event; one run per value for a day. */
  idempotency?: string
  /** Set on failure handlers: the function whose failures they take. */
  failureOf?: string
  /** The same, as the wire calls it. */
  wireFailureOf?: string
  cancelOn: readonly CancelOn[]
  /** Lengths as `5m`: cancelled when not begun, or not ended, within them. */
  timeouts?: { start?: string; finish?: string }
  flow: Flow
}

/** `expression` is CEL over `event` (what began the run) and `async` (what came). */
export type CancelOn = { event: string; expression?: string; timeout?: string }

/** How many, how often, in which order. Keys are CEL over `event`; lengths as `5m`. */
export type Flow = {
  /** Calls at a time, over the function or a value of `key`. */
  concurrency?: { limit: number; key?: string }
  rateLimit?: { limit: number; period: string; key?: string }
  debounce?: { period: string; key?: string; timeout?: string }
  singleton?: { mode: "skip" | "cancel"; key?: string }
  /** CEL giving seconds, -600 to 600. */
  priority?: string
}

export type EventTrigger = { event: string; expression?: string }

export type EventRow = {
  id: string
  name: string
  /** JSON text. */
  data: string
  clinicId: string | null
  onlyFunction: string | null
  rerunOf: string | null
  /** Hashed id of the step a rerun begins at; '' where it failed; null from the start. */
  rerunFrom: string | null
  rerunAction: string | null
  /** W3C traceparent. */
  trace: string | null
}

/** A leased job with all that its call needs. */
export type Claimed = {
  jobId: string
  lease: number
  kind: "enter" | "step"
  /** The planned step to run; '' for the function's own call. */
  stepId: string
  /** 0-based. */
  attempt: number
  /** Leases of this job that ran out unsettled. */
  deaths: number
  claimedAt: Date
  runId: string
  functionId: string
  maxAttempts: number
  clinicId: string | null
  /** W3C traceparent of its event. */
  trace: string | null
  event: { id: string; name: string; data: unknown; ts: number }
  steps: readonly RememberedStep[]
}

export type RememberedStep = {
  id: string
  state: "open" | "retry" | "done"
  output: unknown
  error: unknown
}

/** What the private handler answered. */
export type WireResponse = { status: number; headers: Record<string, string>; body: string }

export type WireOp = {
  id: string
  op: string
  name?: string
  displayName?: string
  opts?: Record<string, unknown> | null
  data?: unknown
  error?: unknown
  /** Start and length in nanoseconds of wall clock. */
  timing?: { a: number; b: number }
}

export type StepWrite = {
  id: string
  name: string
  op: string
  state: "open" | "retry" | "done"
  attempt: number
  /** JSON text; null where there is none. */
  output: string | null
  error: string | null
  startedAt: Date | null
  finishedAt: Date | null
  /** A sleep's end, or a wait's, in product time. */
  dueAt: Date | null
  /** Of a group whose first to end decides. */
  race?: boolean
  /** An event that ends it. */
  wait?: { event: string; match: Match }
  /** The function it invokes (the developer's id), and with what. */
  invoke?: { functionId: string; payload: string }
}

/** What one call leads to; `engine.settle` writes it in one transaction. */
export type Settlement = {
  steps: readonly StepWrite[]
  /** See `engine.settle` in the migration. */
  next: "enter" | "retry" | "wait" | "complete" | "fail"
  /** Of the next try; for `retry` alone. */
  attempt: number
  delayMs: number
  /** JSON text. */
  output: string | null
  error: string | null
  /** A try that did not succeed, for the run's history. */
  tried?: { stepId: string; outcome: "retry" | "failed" | "died" }
}

/** What a run failed of; `engine.cause` counts by it. */
export type Cause = {
  fingerprint: string
  step_name: string | null
  error_name: string
  error_code: string | null
  provider: string | null
  release_sha: string
}

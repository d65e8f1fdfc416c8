import { isId } from "@/lib/ids"
import { traceOf } from "@/lib/telemetry/trace"
import { decide, done } from "./decide"
import type { LedgerRun, LedgerStep, LedgerWrite } from "./ledger-store"
import type { About } from "./planned"
import { unwrapped } from "./server-events"
import type { Claimed, Settlement, StepWrite, WireOp, WireResponse } from "./types"
import { madeAt, ownRunId } from "./ulid"

type WireEvent = { id?: string; name: string; data?: Record<string, unknown>; ts?: number }

/** A server's call of a function, as its address and body tell before its signature is checked. */
export type ServerCall = {
  runId: string
  externalId: string
  functionId: string
  /** The planned step to run; '' for the function's own call. */
  stepId: string
  attempt: number
  maxAttempts: number
}

/** Reads a call; null where it is none. */
export function readCall(url: URL, body: unknown, appId: string): ServerCall | null {
  const { ctx } = (body ?? {}) as { ctx?: { run_id?: string; attempt?: number; max_attempts?: number } }
  const wireId = url.searchParams.get("fnId")
  if (!wireId || typeof ctx?.run_id !== "string" || ctx.run_id === "") return null
  const stepId = url.searchParams.get("stepId") ?? ""
  return {
    runId: ownRunId(ctx.run_id),
    externalId: ctx.run_id,
    functionId: functionIdOf(wireId, appId),
    stepId: stepId === "step" ? "" : stepId,
    attempt: ctx.attempt ?? 0,
    maxAttempts: ctx.max_attempts ?? 1,
  }
}

export const functionIdOf = (wireId: string, appId: string): string =>
  wireId.startsWith(`${appId}-`) ? wireId.slice(appId.length + 1) : wireId

type Memory = { type: string; data?: unknown; error?: unknown }

/** What the server remembers of a run, as the SDK has read it. */
export const remembered = (steps: Readonly<Record<string, Memory>>): LedgerRun["steps"] =>
  Object.entries(steps).flatMap(([id, { type, data, error }]) =>
    type === "input" ? [] : [{ id, ...(type === "error" ? failed(error) : succeeded(data)) }],
  )

const failed = (error: unknown) => ({ output: null, error: errorText(error) })
const succeeded = (data: unknown) => ({ output: JSON.stringify(data ?? null), error: null })

const uuid = (value: unknown): string | null => (typeof value === "string" && isId(value) ? value : null)

/** What a run is found by, as its event names it. */
export type AboutOf = (data: Record<string, unknown>) => About

export function toRun(
  call: ServerCall,
  given: { event: WireEvent; steps: LedgerRun["steps"]; releaseSha: string; aboutOf: AboutOf },
): LedgerRun {
  const { event, origin } = unwrapped(given.event)
  const data = event.data ?? {}
  const eventId = event.id ?? `run:${call.externalId}`
  // A failure's event carries the one that failed: the run belongs to the same clinic, lead and patient.
  const told = { ...failedEvent(data)?.data, ...data }
  const about = given.aboutOf(told)
  return {
    id: call.runId,
    external_id: call.externalId,
    function_id: call.functionId,
    event_id: eventId,
    event_name: event.name,
    event_data: JSON.stringify(data),
    clinic_id: uuid(told.clinicId),
    subject_id: about.subjectId,
    patient_id: about.patientId,
    provider: about.provider,
    schedule_id: about.scheduleId,
    occasion_id: about.occasionId,
    attempt: call.attempt,
    max_attempts: call.maxAttempts,
    rerun_of: origin?.rerunOf ?? null,
    rerun_from: origin?.rerunFrom ?? null,
    rerun_action: uuid(origin?.rerunAction),
    ...parentOf(event.name, data),
    release_sha: given.releaseSha,
    trace: traceOf({ id: eventId, data }),
    created_at: madeAt(call.externalId)?.toISOString() ?? null,
    steps: given.steps,
  }
}

/** `<run>.<step>`, as a server ties an invoked run's event to the step that waits for its end. */
function parentOf(name: string, data: Record<string, unknown>) {
  const { correlation_id: told } = (data._inngest ?? {}) as { correlation_id?: unknown }
  const said = name === "inngest/function.invoked" && typeof told === "string" ? told : ""
  const [, run, step] = /^([^.]+)\.(.+)$/.exec(said) ?? []
  return run && step
    ? { parent_run_id: ownRunId(run), parent_step_id: step }
    : { parent_run_id: null, parent_step_id: null }
}

/** The event whose run failed, as it was meant: a rerun's is told in a start event. */
export function failedEvent(data: Record<string, unknown>): WireEvent | null {
  const first = data.event as WireEvent | undefined
  return first?.name ? unwrapped(first).event : null
}

/** What a call's answer leads to, by the same rules as in the embedded engine. */
export function toWrite(call: ServerCall, response: WireResponse, appId: string): LedgerWrite {
  const settlement = decide(asJob(call), response, new Date(), (wireId) => functionIdOf(wireId, appId))
  const error = JSON.parse(settlement.error ?? "null")
  // A server does more than the embedded engine: what that one would refuse goes on there.
  const isForeign = error?.name === "UnsupportedByEngine"
  const end = isForeign ? null : endOf(settlement)
  const { tried } = settlement
  return {
    id: call.runId,
    steps: settlement.steps.map(toStep),
    tried:
      tried && tried.outcome !== "died" && !isForeign
        ? [{ step_id: tried.stepId, attempt: call.attempt, outcome: tried.outcome, error: settlement.error }]
        : [],
    attempt: call.attempt,
    end,
    output: settlement.output,
    error: settlement.error,
  }
}

/** Steps a function told the server of while it went on running. */
export const keptOnTheWay = (runId: string, ops: readonly WireOp[]): LedgerWrite => ({
  id: runId,
  steps: ops.filter((op) => op.op === "StepRun").map((op) => toStep(done(op, { attempt: 0 }))),
  tried: [],
  attempt: 0,
  end: null,
  output: null,
  error: null,
})

function endOf({ next }: Settlement): LedgerWrite["end"] {
  if (next === "complete") return "completed"
  return next === "fail" ? "failed" : null
}

function toStep(step: StepWrite): LedgerStep {
  return {
    id: step.id,
    name: step.name,
    op: step.op,
    state: step.state,
    attempt: step.attempt,
    output: step.output,
    error: step.error,
    started_at: step.startedAt,
    finished_at: step.finishedAt,
    due_at: step.dueAt,
    race: step.race ?? false,
  }
}

const asJob = (call: ServerCall): Claimed => ({
  jobId: "",
  lease: 0,
  kind: call.stepId ? "step" : "enter",
  stepId: call.stepId,
  attempt: call.attempt,
  deaths: 0,
  claimedAt: new Date(),
  runId: call.runId,
  functionId: call.functionId,
  maxAttempts: call.maxAttempts,
  clinicId: null,
  event: { id: "", name: "", data: {}, ts: 0 },
  trace: null,
  steps: [],
})

/** An error as JSON text, without its stack. */
export function errorText(error: unknown): string {
  if (typeof error !== "object" || error === null)
    return JSON.stringify({ name: "Error", message: String(error) })
  const { stack: _, ...rest } = error as Record<string, unknown>
  return JSON.stringify(rest)
}
